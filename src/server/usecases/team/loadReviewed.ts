import { sql, type Kysely } from 'kysely';
import { readEntry, readHeader, type Stretch } from '@/domain/journal';
import type { Session } from '../../auth/sessionStore';
import type { Database } from '../../db/database';

export type Reviewed = Stretch & { readonly case: string };

/** What leads of the session's team said that they have seen of what came late (P2): by their acts, since any officer may make a document of that kind. */
export async function loadReviewed(db: Kysely<Database>, session: Session): Promise<Reviewed[]> {
  const court = session.courtId;
  const { rows } = await sql<{ case: string; header: Buffer; body: Buffer }>`SELECT e.case_id AS "case", e.header, e.body FROM entries e
    JOIN writers w ON w.court_id = e.court_id AND w.writer_id = e.writer_id JOIN officers o ON o.court_id = w.court_id AND o.officer_id = w.officer_id
    WHERE e.court_id = ${court} AND e.op = 'review' AND e.outcome ->> 'is' IN ('folded', 'conflict') AND o.team_id = ${session.teamId}
      AND e.case_id IN (SELECT l.case_id FROM fold_log l WHERE l.court_id = ${court} AND l.verdict -> 'late' = 'true'::jsonb)`.execute(db);
  return rows.flatMap((row) => {
    const header = readHeader(row.header.toString('utf8'));
    const read = header && readEntry(header, { body: row.body.toString('utf8') });
    return read?.ok && read.entry.body.op === 'review' ? [{ case: row.case, ...read.entry.body.change }] : [];
  });
}
