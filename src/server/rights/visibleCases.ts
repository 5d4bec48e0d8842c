import { sql, type RawBuilder } from 'kysely';
import type { Session } from '../auth/sessionStore';

/**
 * SQL for the ids of the cases that a session may see: assigned to the officer or to the officer's team; for a lead also
 * those assigned to an officer of the team. An administrator sees none.
 */
export function visibleCases(session: Session): RawBuilder<unknown> {
  if (session.role === 'admin') return sql`SELECT a.case_id FROM assignments a WHERE false`;
  const { courtId, officerId, teamId } = session;
  const own = sql`SELECT a.case_id FROM assignments a WHERE a.court_id = ${courtId} AND a.to_scope IS NULL AND a.officer_id = ${officerId}`;
  if (teamId === null) return own;
  const team = sql`${own} UNION SELECT a.case_id FROM assignments a WHERE a.court_id = ${courtId} AND a.to_scope IS NULL AND a.team_id = ${teamId}`;
  if (session.role !== 'lead') return team;
  return sql`${team} UNION SELECT a.case_id FROM assignments a JOIN officers o ON o.court_id = a.court_id AND o.officer_id = a.officer_id
    WHERE a.court_id = ${courtId} AND a.to_scope IS NULL AND o.team_id = ${teamId}`;
}
