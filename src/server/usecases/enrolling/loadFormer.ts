import { sql, type Transaction } from 'kysely';
import type { FormerTablet } from '@/wire/enrol';
import type { Session } from '../../auth/sessionStore';
import type { Database } from '../../db/database';

/** The officer's writers on other devices that last said they still held something: a tablet that knows nothing must not be taken for one that has nothing to send (G7). */
export async function loadFormer(trx: Transaction<Database>, session: Pick<Session, 'courtId' | 'officerId'>, device: string): Promise<FormerTablet[]> {
  const { rows } = await sql<FormerTablet>`SELECT * FROM (
      SELECT w.writer_id AS writer, w.device_id AS device, coalesce(w.letter, d.letter) AS letter, claim ->> 'at' AS "reportedAt",
        (claim -> 'report' -> 'held' -> 'entries')::bigint AS entries, (claim -> 'report' -> 'held' -> 'files')::bigint AS files, (claim -> 'report' -> 'held' -> 'fileBytes')::bigint AS "fileBytes"
      FROM writers w JOIN devices d ON d.court_id = w.court_id AND d.device_id = w.device_id CROSS JOIN LATERAL (SELECT d.report -> w.writer_id AS claim) AS c
      WHERE w.court_id = ${session.courtId} AND w.officer_id = ${session.officerId} AND w.device_id <> ${device} AND claim IS NOT NULL
    ) AS former WHERE entries > 0 OR files > 0 ORDER BY "reportedAt" DESC`.execute(trx);
  return rows;
}
