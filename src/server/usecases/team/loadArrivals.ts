import { sql, type Kysely } from 'kysely';
import type { Session } from '../../auth/sessionStore';
import type { Database } from '../../db/database';
import { visibleCases } from '../../rights/visibleCases';

/** What has arrived from one writer for one case. */
export interface Arrival {
  readonly writer: string;
  /** Null: entries whose case cannot be read. */
  readonly case: string | null;
  readonly entries: number;
  readonly setAside: number;
  readonly conflicts: number;
  readonly lastReceivedAt: string | null;
  readonly files: number;
  readonly filesAwaited: number;
  readonly fileBytes: number;
}

/** What came from the officers of the session's team (an administrator: all) and what came for the cases within reach. */
export async function loadArrivals(db: Kysely<Database>, session: Session, writers: readonly string[]): Promise<Arrival[]> {
  const reach = sql`court_id = ${session.courtId} AND (writer_id = ANY(${[...writers]}::text[]) OR case_id IN (${visibleCases(session)}))`;
  const { rows } = await sql<Arrival>`SELECT e.writer_id AS writer, e.case_id AS "case", e.entries, e.set_aside AS "setAside", e.conflicts, e.last AS "lastReceivedAt",
      coalesce(f.files, 0) AS files, coalesce(f.awaited, 0) AS "filesAwaited", coalesce(f.bytes, 0)::bigint AS "fileBytes"
    FROM (SELECT court_id, writer_id, case_id, count(*) AS entries, count(*) FILTER (WHERE outcome ->> 'is' = 'setAside') AS set_aside,
        count(*) FILTER (WHERE outcome ->> 'is' = 'conflict') AS conflicts, max(received_at) AS last
      FROM entries WHERE ${reach} GROUP BY court_id, writer_id, case_id) AS e
    JOIN writers w ON w.court_id = e.court_id AND w.writer_id = e.writer_id AND w.officer_id IS NOT NULL
    LEFT JOIN (SELECT writer_id, case_id, count(*) FILTER (WHERE state = 'stored') AS files, count(*) FILTER (WHERE state = 'announced') AS awaited, sum(size) FILTER (WHERE state = 'stored') AS bytes
      FROM attachments WHERE ${reach} GROUP BY writer_id, case_id) AS f ON f.writer_id = e.writer_id AND f.case_id = e.case_id`.execute(db);
  return rows;
}
