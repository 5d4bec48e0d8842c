import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../db/database';
import type { PlannedOfficer } from '../../import/assemble/importPlan';

/** A case that an officer reaches by the team, or as its lead. */
interface Reach {
  readonly court_id: string;
  readonly officer_id: string;
  readonly case_id: string;
}

/**
 * Whom a change of team or role of these officers may take a right from, and what they reach before it: the officers
 * themselves, and the leads of the teams that they leave.
 */
export async function reachBefore(trx: Transaction<Database>, planned: readonly PlannedOfficer[]): Promise<Reach[]> {
  const { rows } = await sql<{ court_id: string; officer_id: string }>`WITH moved AS (
      SELECT o.court_id, o.officer_id, o.team_id FROM unnest(${planned.map(({ court }) => court)}::text[], ${planned.map(({ id }) => id)}::text[], ${planned.map(({ team }) => team)}::text[], ${planned.map(({ role }) => role)}::text[])
        AS p (court_id, officer_id, team_id, role) JOIN officers o ON o.court_id = p.court_id AND o.officer_id = p.officer_id
      WHERE (o.team_id, o.role) IS DISTINCT FROM (p.team_id, p.role))
    SELECT court_id, officer_id FROM moved
    UNION SELECT o.court_id, o.officer_id FROM officers o JOIN moved m ON m.court_id = o.court_id AND m.team_id = o.team_id WHERE o.role = 'lead'`.execute(trx);
  return loadReach(trx, rows);
}

/**
 * Ends what is no longer reached as an import ends an assignment: the case's scope goes up, and an ended assignment tells
 * that the officer had the right until then, so that what was written before and comes late takes effect (P2).
 */
export async function endReach(trx: Transaction<Database>, before: readonly Reach[], now: string): Promise<void> {
  if (before.length === 0) return;
  const still = new Set((await loadReach(trx, before)).map(keyOf));
  const lost = before.filter((reach) => !still.has(keyOf(reach)));
  for (const court of new Set(lost.map(({ court_id }) => court_id))) {
    const own = lost.filter(({ court_id }) => court_id === court);
    const cases = [...new Set(own.map(({ case_id }) => case_id))];
    await sql`SELECT FROM cases WHERE court_id = ${court} AND case_id = ANY(${cases}::text[]) ORDER BY case_id FOR NO KEY UPDATE`.execute(trx);
    await sql`UPDATE cases SET scope = scope + 1, updated_at = ${now}::timestamptz WHERE court_id = ${court} AND case_id = ANY(${cases}::text[])`.execute(trx);
    await sql`INSERT INTO assignments (court_id, assignment_id, case_id, officer_id, from_scope, to_scope, created_at, ended_reason)
      SELECT ${court}, e.id, e.case_id, e.officer_id, 0, c.scope, ${now}::timestamptz, 'team'
      FROM unnest(${own.map(() => uuidv7())}::text[], ${own.map(({ case_id }) => case_id)}::text[], ${own.map(({ officer_id }) => officer_id)}::text[]) AS e (id, case_id, officer_id)
      JOIN cases c ON c.court_id = ${court} AND c.case_id = e.case_id`.execute(trx);
  }
}

const keyOf = ({ court_id, officer_id, case_id }: Reach): string => `${court_id}\n${officer_id}\n${case_id}`;

async function loadReach(trx: Transaction<Database>, officers: readonly Pick<Reach, 'court_id' | 'officer_id'>[]): Promise<Reach[]> {
  if (officers.length === 0) return [];
  const { rows } = await sql<Reach>`SELECT DISTINCT o.court_id, o.officer_id, a.case_id
    FROM unnest(${officers.map(({ court_id }) => court_id)}::text[], ${officers.map(({ officer_id }) => officer_id)}::text[]) AS p (court_id, officer_id)
    JOIN officers o ON o.court_id = p.court_id AND o.officer_id = p.officer_id
    JOIN assignments a ON a.court_id = o.court_id AND a.to_scope IS NULL
    LEFT JOIN officers holder ON holder.court_id = a.court_id AND holder.officer_id = a.officer_id
    WHERE a.officer_id = o.officer_id OR a.team_id = o.team_id OR (o.role = 'lead' AND holder.team_id = o.team_id)`.execute(trx);
  return rows;
}
