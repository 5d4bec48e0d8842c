import { chainName, readEntry, readHeader, type Documents, type ReadableEntry, type SealedEntry } from '@/domain/journal';
import type { OfficerDatabase } from '../officerDatabase';
import { addReached, coveredBy, isReflected, type OwnEntry } from '../overlay';
import type { EntryRow } from './rows';
import { without } from './without';

export type OwnEntryOfRow = OwnEntry & { readonly row: EntryRow };

/** Places an entry on the top of its case, or takes it off. */
export function placed(row: EntryRow, open: boolean): EntryRow {
  const bare = without(without(row, 'open'), 'reaching');
  if (!open) return bare;
  return row.op === 'freeze' ? { ...bare, open: row.case, reaching: row.case } : { ...bare, open: row.case };
}

/** An entry's exact texts, as they are sent (E1). */
export const sealedOf = ({ header, salt, body, sig }: EntryRow): SealedEntry => ({ header, salt, body, ...(sig === undefined ? {} : { sig }) });

/** Every own entry of a case, in the order of its writers' chains. */
export const entriesOfCase = (db: OfficerDatabase, id: string): Promise<EntryRow[]> => db.entries.where('case').equals(id).toArray();

/** Unsettled entries of some documents of a case, and whatever reaches into them, in the order of their chains; the others stay on the disk. */
export async function openEntriesAbout(db: OfficerDatabase, id: string, pulled: Documents, changed: readonly string[]): Promise<EntryRow[]> {
  const reaching = await db.entries.where('reaching').equals(id).toArray();
  const concerned = new Set(changed);
  const freezes = reaching.map(ownEntry);
  for (const entry of freezes.filter((one) => isReflected(pulled, one))) for (const key of [entry.document, ...coveredBy(entry)]) concerned.add(key);
  addReached(concerned, freezes);
  const rows = await db.entries.where('[open+document]').anyOf([...concerned].map((document) => [id, document])).toArray();
  return rows.sort((a, b) => (a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1));
}

/** A stored entry as the overlay looks at it: on a branch, the entries of the accepted chain at the same places are another's. */
export function ownEntry(row: EntryRow): OwnEntryOfRow {
  const writer = chainName(row.writer, row.branch ?? 0);
  return { row, writer, seq: row.seq, document: row.document, op: row.op, read: () => readRow(row, writer) };
}

function readRow(row: EntryRow, writer: string): ReadableEntry | null {
  const header = readHeader(row.header);
  const read = header && readEntry(header, row);
  return read?.ok ? { ...read.entry, writer } : null;
}
