import type { ClockDoubt } from '@/domain/time/clockDoubt';
import { actionOf, doubtsOf } from './entryMoments';
import type { OfficerDatabase } from './officerDatabase';
import type { StoredEntry } from './tables/rows';

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

/** Own entries above a seq, in order. `bodyOf`: null while the tablet is locked. */
export async function unsentEntries(db: OfficerDatabase, bodyOf: ((row: StoredEntry) => Promise<string>) | null, writer: string, afterSeq: number): Promise<UnsentEntry[]> {
  // The one at `afterSeq` tells what the clock said before.
  const rows = await db.entries.where('[writer+seq]').between([writer, afterSeq], [writer, Infinity], true, true).toArray();
  const bodies = bodyOf && (await Promise.all(rows.map(bodyOf)));
  return rows.flatMap((row, i) => (row.seq > afterSeq ? [brief(row, bodies && { body: bodies[i] ?? '', before: i > 0 ? { seq: rows[i - 1]?.seq ?? 0, body: bodies[i - 1] ?? '' } : null })] : []));
}

/** `texts`: null while the tablet is locked. */
function brief(row: StoredEntry, texts: { readonly body: string; readonly before: { readonly seq: number; readonly body: string } | null } | null): UnsentEntry {
  const cut = row.document.indexOf('/');
  return {
    seq: row.seq,
    id: row.id,
    case: row.case,
    action: texts && actionOf(texts.body),
    kind: row.document.slice(0, cut),
    document: row.document.slice(cut + 1),
    op: row.op,
    at: row.at,
    doubts: texts ? doubtsOf({ seq: row.seq, body: texts.body }, texts.before) : [],
    bytes: row.header.length + row.text.length + (row.sig?.length ?? 0),
  };
}
