import type { Moment } from '@/domain/journal';
import { clockDoubts, type ClockDoubt } from '@/domain/time/clockDoubt';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';
import { entriesOfCase, openEntries, openEntry } from './tables/entries';
import type { EntryRow } from './tables/rows';

type Placed = Pick<EntryRow, 'seq' | 'body'>;

/** The body is canonical JSON: before its moment stand only ids and a version, so that it is found without parsing a transcript's text. */
export function momentOf(body: string): Moment | null {
  const found = /"at":(\{"monoMs":[^{}"]*"server":(?:null|"[^"\\]*"),"session":"[^"\\]*","wall":"[^"\\]*"\})/.exec(body)?.[1];
  return found === undefined ? null : (JSON.parse(found) as Moment);
}

/** Doubts about the time of an entry, given the one before it in its chain (E5). */
export function doubtsOf(row: Placed, before: Placed | null): readonly ClockDoubt[] {
  const at = momentOf(row.body);
  return at === null ? [{ is: 'unreadable' }] : clockDoubts(at, before?.seq === row.seq - 1 ? momentOf(before.body) : null);
}

/** The field action in which an entry was recorded: the body's first key. */
export const actionOf = (body: string): string | null => /^\{"action":"([^"\\]*)"/.exec(body)?.[1] ?? null;

/** Doubts about the times of what was recorded here in one field action, sent or not. */
export async function doubtsOfAction(db: OfficerDatabase, sealing: Sealing, caseId: string, action: string): Promise<ClockDoubt[]> {
  const rows = (await openEntries(sealing, await entriesOfCase(db, caseId))).filter(({ body }) => actionOf(body) === action);
  const before = await db.entries.bulkGet(rows.map(({ writer, seq }): [string, number] => [writer, seq - 1]));
  const opened = await Promise.all(before.map(async (row) => (row ? openEntry(sealing, row) : null)));
  return rows.flatMap((row, i) => doubtsOf(row, opened[i] ?? null));
}
