import type { Kysely } from 'kysely';
import { sealText, type SealRange } from '@/domain/seals';
import type { Database } from '../../db/database';

/** The ranges of a tablet, the earliest first: what it carries, whoever of its officers took them. */
export async function rangesOfDevice(db: Kysely<Database>, court: string, device: string): Promise<SealRange[]> {
  const rows = await db
    .selectFrom('seal_ranges as r')
    .leftJoin('officers as o', (join) => join.onRef('o.court_id', '=', 'r.court_id').onRef('o.officer_id', '=', 'r.officer_id'))
    .select(['r.range_id', 'r.prefix', 'r.digits', 'r.first_number', 'r.last_number', 'r.issued_at', 'o.name'])
    .where('r.court_id', '=', court)
    .where('r.device_id', '=', device)
    .orderBy('r.issued_at')
    .orderBy('r.first_number')
    .execute();
  return rows.map((row) => ({ id: row.range_id, first: sealText(row, row.first_number), last: sealText(row, row.last_number), takenBy: row.name, issuedAt: row.issued_at }));
}
