import { sql, type Kysely } from 'kysely';
import { isWithdrawn, type FoldedDocument } from '@/domain/journal';
import { readSeals, sealRecordsOf, sealsNow, sealText, stripsOf, type ItemSeal, type Strip } from '@/domain/seals';
import type { Database } from '../../db/database';

export interface RangeAccount {
  readonly first: string;
  readonly last: string;
  readonly letter: string;
  readonly takenBy: string | null;
  readonly issuedAt: string;
  /** Every strip, with what the court's documents tell of it: of whichever case and tablet. */
  readonly strips: readonly Strip[];
}

/** Where the strips are that a court gave out: on things, torn, taken off, void, or still with the tablet. */
export async function sealAccount(db: Kysely<Database>, court: string): Promise<RangeAccount[]> {
  const ranges = await db
    .selectFrom('seal_ranges as r')
    .innerJoin('devices as d', (join) => join.onRef('d.court_id', '=', 'r.court_id').onRef('d.device_id', '=', 'r.device_id'))
    .leftJoin('officers as o', (join) => join.onRef('o.court_id', '=', 'r.court_id').onRef('o.officer_id', '=', 'r.officer_id'))
    .select(['r.range_id', 'r.prefix', 'r.digits', 'r.first_number', 'r.last_number', 'r.issued_at', 'd.letter', 'o.name'])
    .where('r.court_id', '=', court)
    .orderBy('r.prefix')
    .orderBy('r.first_number')
    .execute();
  const things = await sealedThings(db, court);
  return ranges.map((row): RangeAccount => {
    const range = { id: row.range_id, first: sealText(row, row.first_number), last: sealText(row, row.last_number), takenBy: row.name, issuedAt: row.issued_at };
    return { ...range, letter: row.letter, strips: stripsOf(range, things, new Set()) };
  });
}

async function sealedThings(db: Kysely<Database>, court: string): Promise<{ readonly label: string; readonly withdrawn: boolean; readonly seals: readonly ItemSeal[] }[]> {
  const { rows } = await sql<{ number: string; body: string }>`SELECT c.number, d.body FROM documents d JOIN cases c ON c.court_id = d.court_id AND c.case_id = d.case_id
    WHERE d.court_id = ${court} AND ((d.kind = 'item' AND d.body LIKE '%"seal/%') OR (d.kind = 'handover' AND d.body LIKE '%"change/%'))`.execute(db);
  const read = rows.map(({ number, body }) => ({ number, document: JSON.parse(body) as FoldedDocument }));
  const records = sealRecordsOf(read.map(({ document }) => document));
  return read.flatMap(({ number, document }) => (document.kind === 'item' ? [{ label: number, withdrawn: isWithdrawn(document), seals: sealsNow(readSeals(document), document.id, records) }] : []));
}
