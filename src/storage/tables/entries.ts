import { entryRecord } from '@/domain/envelope';
import { chainName, isReaching, readEntry, readHeader, type Documents, type ReadableEntry, type SealedEntry } from '@/domain/journal';
import type { OfficerDatabase } from '../officerDatabase';
import { addReached, coveredBy, isReflected, type OwnEntry } from '../overlay';
import type { Sealing } from '../sealing';
import type { CopiedEntry } from '../secondCopy/copyRecord';
import type { EntryRow, StoredEntry } from './rows';
import { without } from './without';

export type OwnEntryOfRow = OwnEntry & { readonly row: StoredEntry };

/** Places an entry on the top of its case, or takes it off. */
export function placed<T extends Pick<StoredEntry, 'op' | 'case' | 'open' | 'reaching'>>(row: T, open: boolean): T {
  const bare = without(without(row, 'open'), 'reaching' as never) as T;
  if (!open) return bare;
  return isReaching(row.op) ? { ...bare, open: row.case, reaching: row.case } : { ...bare, open: row.case };
}

export async function storedEntry(sealing: Sealing, { salt, body, ...row }: EntryRow): Promise<StoredEntry> {
  return { ...row, text: await sealing.sealText(row.case, entryRecord(row), JSON.stringify([salt, body])) };
}

export async function openEntry(sealing: Sealing, { text, ...row }: StoredEntry): Promise<EntryRow> {
  return { ...row, ...(await openTexts(sealing, row, text)) };
}

/** Salt and body of an entry. */
export async function openTexts(sealing: Sealing, place: Pick<StoredEntry, 'writer' | 'seq'>, text: Uint8Array): Promise<Pick<EntryRow, 'salt' | 'body'>> {
  const [salt, body] = JSON.parse(await sealing.openText(entryRecord(place), text)) as [string, string];
  return { salt, body };
}

export const openEntries = (sealing: Sealing, rows: readonly StoredEntry[]): Promise<EntryRow[]> => Promise.all(rows.map((row) => openEntry(sealing, row)));

/** An entry's exact texts, as they are sent (E1). */
export const sealedOf = ({ header, salt, body, sig }: EntryRow): SealedEntry => ({ header, salt, body, ...(sig === undefined ? {} : { sig }) });

/** An entry as the second copy takes it. */
export const copiedEntry = ({ writer, seq, header, text, sig }: StoredEntry): CopiedEntry => ({ writer, seq, header, text, ...(sig === undefined ? {} : { sig }) });

/** Every own entry of a case, in the order of its writers' chains. */
export const entriesOfCase = (db: OfficerDatabase, id: string): PromiseLike<StoredEntry[]> => db.entries.where('case').equals(id).toArray();

/** Unsettled entries of some documents of a case, and whatever reaches into them, in the order of their chains; the others stay on the disk. */
export async function openEntriesAbout(db: OfficerDatabase, sealing: Sealing, id: string, pulled: Documents, changed: readonly string[]): Promise<OwnEntryOfRow[]> {
  const reaching = await ownEntries(sealing, await db.entries.where('reaching').equals(id).toArray());
  const concerned = new Set(changed);
  for (const entry of reaching.filter((one) => isReflected(pulled, one))) for (const key of [entry.document, ...coveredBy(entry)]) concerned.add(key);
  addReached(concerned, reaching);
  const rows = await db.entries.where('[open+document]').anyOf([...concerned].map((document) => [id, document])).toArray();
  return ownEntries(sealing, rows.sort((a, b) => (a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1)));
}

/** Stored entries as the overlay looks at them: on a branch, the entries of the accepted chain at the same places are another's. */
export const ownEntries = (sealing: Sealing, rows: readonly StoredEntry[]): Promise<OwnEntryOfRow[]> =>
  Promise.all(
    rows.map(async (row) => {
      const texts = await openTexts(sealing, row, row.text);
      const writer = chainName(row.writer, row.branch ?? 0);
      return { row, writer, seq: row.seq, document: row.document, op: row.op, read: () => readTexts(row.header, texts, writer) };
    }),
  );

function readTexts(text: string, texts: Pick<EntryRow, 'salt' | 'body'>, writer: string): ReadableEntry | null {
  const header = readHeader(text);
  const read = header && readEntry(header, texts);
  return read?.ok ? { ...read.entry, writer } : null;
}
