import type { Table } from 'dexie';
import type { FoldedDocument } from '@/domain/journal';
import type { OfficerDatabase } from './officerDatabase';
import { sealBlob } from './sealedBlob';
import { OFFICERS_OWN, type Sealing } from './sealing';
import { unpackDocuments } from './packedDocuments';
import { addPart } from './packParts';
import { storedIndex } from './tables/caseIndex';
import { documentRow } from './tables/documents';
import { draftRow } from './tables/drafts';
import { storedEntry } from './tables/entries';
import type { CaseIndexRow, CasePackRow, DocumentRow, DraftRow, EntryRow, FileBytesRow, FileRow, StoredWriter } from './tables/rows';
import { without } from './tables/without';

/** Rows as versions before the vault wrote them. */
interface ReadableRows {
  readonly entry: EntryRow;
  readonly document: Omit<DocumentRow, 'json'> & { readonly json: string };
  readonly pack: { readonly case: string; readonly parts: readonly string[]; readonly arriving: readonly string[] | null };
  readonly index: CaseIndexRow;
  readonly draft: { readonly key: string; readonly text: string };
  readonly bytes: Omit<FileBytesRow, 'mime'>;
  readonly file: FileRow & { readonly name?: string | null };
}

const ROWS_AT_ONCE = 200;

/**
 * Seals what a version before the vault left readable, before the first screen. It may be broken off anywhere and is done anew; two tabs may
 * do it at once. A key that signs and lay there readable is thrown away: a new writer goes on (W1).
 */
export async function sealReadable(db: OfficerDatabase, sealing: Sealing): Promise<void> {
  if (await db.meta.get('sealed')) return;
  await eachRow(db, db.entries, (row) => ('body' in row ? storedEntry(sealing, row as unknown as ReadableRows['entry']) : null));
  await eachRow(db, db.documents, (row) => sealDocument(sealing, row as DocumentRow | ReadableRows['document']));
  await eachRow(db, db.casePacks, (row) => sealPack(sealing, row as CasePackRow | ReadableRows['pack']));
  await eachRow(db, db.caseIndex, (row) => ('listed' in row ? null : storedIndex(sealing, row as unknown as ReadableRows['index'])));
  await eachRow(db, db.drafts, ({ key, text }: DraftRow | ReadableRows['draft']) => (typeof text === 'string' ? draftRow(sealing, key, text) : null));
  let isWhole = true;
  // Broken bytes are healed from the second copy or tried again at the next start (B4): they must not cost the others.
  const broken = (): null => ((isWhole = false), null);
  await eachRow(db, db.fileBytes, (row) => sealBytes(db, sealing, row as FileBytesRow | ReadableRows['bytes']).catch(broken), 1);
  await eachRow(db, db.files, (row) => ('name' in row ? Promise.resolve(without(row as ReadableRows['file'], 'name') as FileRow) : null));
  // They are made again.
  await db.thumbs.clear();
  const keyed = (await db.writers.toArray()).filter((row) => 'privateKey' in row) as (StoredWriter & { readonly privateKey: unknown })[];
  await db.writers.bulkPut(keyed.map((row) => without(row, 'privateKey') as StoredWriter));
  if (isWhole) await db.meta.put({ key: 'sealed', value: '1' });
}

/** Whether the writer in use lost its key because it lay readable; so it stays until another one takes its place. */
export async function lostReadableKey(db: OfficerDatabase): Promise<boolean> {
  const active = await db.meta.get('activeWriter');
  const row = active && (await db.writers.get(active.value));
  return row !== undefined && row.sealedKey === undefined;
}

/** Sealing is done outside the transaction; what changed meanwhile keeps its change. */
async function eachRow<T extends object, K>(db: OfficerDatabase, table: Table<T, K>, seal: (row: T) => Promise<T | null> | null, atOnce = ROWS_AT_ONCE): Promise<void> {
  const keys = await table.toCollection().primaryKeys();
  for (let at = 0; at < keys.length; at += atOnce) {
    const some = keys.slice(at, at + atOnce);
    for (;;) {
      const rows = await table.bulkGet(some);
      const sealed = await Promise.all(rows.map((row) => (row ? seal(row) : null)));
      const isWritten = await db.transaction('rw', table, async () => {
        const now = await table.bulkGet(some);
        if (!now.every((row, i) => JSON.stringify(row) === JSON.stringify(rows[i]))) return false;
        await table.bulkPut(sealed.filter((row) => row !== null));
        return true;
      });
      if (isWritten) break;
    }
  }
}

async function sealDocument(sealing: Sealing, row: DocumentRow | ReadableRows['document']): Promise<DocumentRow> {
  if (typeof row.json !== 'string') return row as DocumentRow;
  const [document] = unpackDocuments(row.json);
  if (!document) throw new Error(`${row.kind}/${row.id} is empty`);
  return documentRow(sealing, document);
}

async function sealPack(sealing: Sealing, row: CasePackRow | ReadableRows['pack']): Promise<CasePackRow> {
  const sealed = async (parts: readonly (string | Uint8Array)[]): Promise<readonly Uint8Array[]> => {
    if (!parts.some((part) => typeof part === 'string')) return parts as readonly Uint8Array[];
    return addPart(sealing, row.case, [], parts.flatMap((part): readonly FoldedDocument[] => (typeof part === 'string' ? unpackDocuments(part) : [])));
  };
  return { case: row.case, parts: await sealed(row.parts), arriving: row.arriving && (await sealed(row.arriving)) };
}

async function sealBytes(db: OfficerDatabase, sealing: Sealing, row: FileBytesRow | ReadableRows['bytes']): Promise<FileBytesRow> {
  if ('mime' in row) return row;
  const file = await db.files.where('sha256').equals(row.sha256).first();
  return { ...row, mime: row.bytes.type, bytes: await sealBlob(sealing, file?.case ?? OFFICERS_OWN, row.sha256, row.bytes) };
}
