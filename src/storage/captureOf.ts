import type { EntryBody, FileTag } from '@/domain/journal';
import type { Capture } from '@/domain/photo';
import { doubtsOf } from './entryMoments';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';
import { openEntry } from './tables/entries';

/** What the entry of a file says of its capture; null where the file was not recorded on this tablet. */
export async function captureOf(db: OfficerDatabase, sealing: Sealing, { entry, sha256 }: Pick<FileTag, 'entry' | 'sha256'>): Promise<Capture | null> {
  const file = await db.files.get([entry, sha256]);
  const [row, before] = file ? await db.entries.bulkGet([[file.writer, file.seq], [file.writer, file.seq - 1]]) : [];
  if (row?.id !== entry) return null;
  const opened = await openEntry(sealing, row);
  return { place: (JSON.parse(opened.body) as EntryBody).place, doubts: doubtsOf(opened, before ? await openEntry(sealing, before) : null) };
}
