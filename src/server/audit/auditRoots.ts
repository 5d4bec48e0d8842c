import { sql, type Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Database } from '../db/database';

/** The last row of a book on a day in China: kept elsewhere, it vouches for every row up to it. */
export const auditRoot = z.object({ day: z.string(), court: z.string(), seq: z.int(), hash: z.string() });
export type AuditRoot = z.infer<typeof auditRoot>;

/** The root of every day on which something was written, oldest first. `since` is a day, YYYY-MM-DD. */
export async function auditRoots(db: Kysely<Database>, since: string | null): Promise<AuditRoot[]> {
  const { rows } = await sql<AuditRoot>`SELECT day, court_id AS court, max(seq) AS seq, (array_agg(hash ORDER BY seq DESC))[1] AS hash
    FROM (SELECT court_id, seq, hash, to_char((record::jsonb ->> 'at')::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day FROM audit) AS dated
    WHERE ${since}::text IS NULL OR day >= ${since} GROUP BY day, court_id ORDER BY day, court_id`.execute(db);
  return rows;
}
