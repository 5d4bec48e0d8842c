import type { ClockDoubt } from '@/domain/time/clockDoubt';
import { actionOf, doubtsOf } from './entryMoments';
import type { OfficerDatabase } from './officerDatabase';
import type { EntryRow } from './tables/rows';

/** What the queue shows of an entry, without its texts. */
export interface UnsentEntry {
  readonly seq: number;
  readonly id: string;
  readonly case: string;
  readonly action: string | null;
  readonly kind: string;
  readonly document: string;
  readonly op: string;
  readonly at: string;
  /** What speaks against that time (E5). */
  readonly doubts: readonly ClockDoubt[];
  /** About what it takes on the line. */
  readonly bytes: number;
}

/** Own entries above a seq, in order. */
export async function unsentEntries(db: OfficerDatabase, writer: string, afterSeq: number): Promise<UnsentEntry[]> {
  // The one at `afterSeq` tells what the clock said before.
  const rows = await db.entries.where('[writer+seq]').between([writer, afterSeq], [writer, Infinity], true, true).toArray();
  return rows.flatMap((row, i) => (row.seq > afterSeq ? [brief(row, rows[i - 1])] : []));
}

function brief(row: EntryRow, before: EntryRow | undefined): UnsentEntry {
  const cut = row.document.indexOf('/');
  return {
    seq: row.seq,
    id: row.id,
    case: row.case,
    action: actionOf(row.body),
    kind: row.document.slice(0, cut),
    document: row.document.slice(cut + 1),
    op: row.op,
    at: row.at,
    doubts: doubtsOf(row, before),
    bytes: row.header.length + row.body.length + row.salt.length + (row.sig?.length ?? 0),
  };
}
