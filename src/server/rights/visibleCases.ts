import { sql, type RawBuilder } from 'kysely';
import type { Session } from '../auth/sessionStore';

type Officer = Pick<Session, 'courtId' | 'officerId' | 'teamId' | 'role'>;

/**
 * SQL for the ids of the cases that a session may see: assigned to the officer or to the officer's team; for a lead also
 * those assigned to an officer of the team. An administrator sees none.
 */
export const visibleCases = (session: Officer): RawBuilder<unknown> => reach(session, sql`a.to_scope IS NULL`);

/** SQL for the ids of the cases that the officer had in the same ways, by an assignment that has ended. What came by a former team is nothing to its lead. */
export const formerCases = (session: Officer): RawBuilder<unknown> => reach(session, sql`a.to_scope IS NOT NULL AND (a.ended_reason IS DISTINCT FROM 'team' OR a.officer_id = ${session.officerId})`);

function reach({ courtId, officerId, teamId, role }: Officer, holds: RawBuilder<unknown>): RawBuilder<unknown> {
  if (role === 'admin') return sql`SELECT a.case_id FROM assignments a WHERE false`;
  const own = sql`SELECT a.case_id FROM assignments a WHERE a.court_id = ${courtId} AND ${holds} AND a.officer_id = ${officerId}`;
  if (teamId === null) return own;
  const team = sql`${own} UNION SELECT a.case_id FROM assignments a WHERE a.court_id = ${courtId} AND ${holds} AND a.team_id = ${teamId}`;
  if (role !== 'lead') return team;
  return sql`${team} UNION SELECT a.case_id FROM assignments a JOIN officers o ON o.court_id = a.court_id AND o.officer_id = a.officer_id
    WHERE a.court_id = ${courtId} AND ${holds} AND o.team_id = ${teamId}`;
}
