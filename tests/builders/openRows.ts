import type { KeyMaker } from '@/storage';
import type { OfficerDatabase } from '@/storage/officerDatabase';
import { openBlob } from '@/storage/sealedBlob';
import { createSealing } from '@/storage/sealing';
import { openIndex } from '@/storage/tables/caseIndex';
import { documentOf } from '@/storage/tables/documents';
import { draftText } from '@/storage/tables/drafts';
import { openEntries } from '@/storage/tables/entries';

/** What lies in an officer's store, looked at through the seals and past the app. */
export async function openRows(db: OfficerDatabase, keys: KeyMaker) {
  const sealing = createSealing(db, keys);
  const [entries, documents, indexes, drafts, bytes] = await Promise.all([db.entries.toArray(), db.documents.toArray(), db.caseIndex.toArray(), db.drafts.toArray(), db.fileBytes.toArray()]);
  return {
    entries: await openEntries(sealing, entries),
    documents: await Promise.all(documents.map((row) => documentOf(sealing, row))),
    caseIndex: await Promise.all(indexes.map((row) => openIndex(sealing, row))),
    drafts: await Promise.all(drafts.map(async (row) => ({ key: row.key, text: await draftText(sealing, row) }))),
    fileBytes: await Promise.all(bytes.map(async ({ sha256, mime, bytes: sealed }) => ({ sha256, bytes: await openBlob(sealing, sha256, mime, sealed) }))),
  };
}
