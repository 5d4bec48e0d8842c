import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';
import type { Assignment, CaseStanding, WriterStanding } from './judgeRight';

export interface LockedCase extends CaseStanding {
  readonly head: number;
}

/**
 * Locks the cases, in the order of their ids, until the transaction ends: feed positions are given out under this lock, so
 * that a position once visible is never followed by a lower one (G2). Unknown cases are absent.
 */
export async function lockCases(trx: Transaction<Database>, court: string, cases: readonly string[]): Promise<Map<string, LockedCase>> {
  return withAssignments(trx, court, await selectCases(trx, court, cases).forNoKeyUpdate().execute());
}

/** The same without waiting: null when somebody else has locked one of them. */
export async function lockFreeCases(trx: Transaction<Database>, court: string, cases: readonly string[]): Promise<Map<string, LockedCase> | null> {
  const rows = await selectCases(trx, court, cases).forNoKeyUpdate().skipLocked().execute();
  if (rows.length < cases.length && (await selectCases(trx, court, cases).execute()).length > rows.length) return null;
  return withAssignments(trx, court, rows);
}

const selectCases = (trx: Transaction<Database>, court: string, cases: readonly string[]) =>
  trx
    .selectFrom('cases')
    .select(['case_id', 'status', 'scope', 'head'])
    .where('court_id', '=', court)
    .where(({ eb, val }) => eb('case_id', '=', eb.fn.any(val([...cases]))))
    .orderBy('case_id');

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['execute']>>[number];

async function withAssignments(trx: Transaction<Database>, court: string, rows: readonly CaseRow[]): Promise<Map<string, LockedCase>> {
  if (rows.length === 0) return new Map();
  const assignments = await trx
    .selectFrom('assignments as a')
    .leftJoin('officers as o', (join) => join.onRef('o.court_id', '=', 'a.court_id').onRef('o.officer_id', '=', 'a.officer_id'))
    .select(['a.case_id', 'a.officer_id', 'a.team_id', 'a.to_scope', 'a.ended_reason', 'o.team_id as officer_team'])
    .where('a.court_id', '=', court)
    .where(({ eb, val }) => eb('a.case_id', '=', eb.fn.any(val(rows.map(({ case_id }) => case_id)))))
    .execute();
  const byCase = new Map<string, Assignment[]>();
  for (const row of assignments) {
    // What an officer had by a former team is nothing to the lead of the present one.
    const list = byCase.get(row.case_id) ?? [];
    list.push({ officer: row.officer_id, team: row.officer_id === null ? row.team_id : row.ended_reason === 'team' ? null : row.officer_team, toScope: row.to_scope });
    byCase.set(row.case_id, list);
  }
  return new Map(rows.map((row) => [row.case_id, { status: row.status, scope: row.scope, head: row.head, assignments: byCase.get(row.case_id) ?? [] }]));
}

/** Who left the court is like a writer that was revoked: what still comes is stored, and waits for a lead. */
export async function loadWriters(trx: Transaction<Database>, court: string, writers: readonly string[]): Promise<Map<string, WriterStanding>> {
  if (writers.length === 0) return new Map();
  const rows = await trx
    .selectFrom('writers as w')
    .leftJoin('officers as o', (join) => join.onRef('o.court_id', '=', 'w.court_id').onRef('o.officer_id', '=', 'w.officer_id'))
    .select(['w.writer_id', 'w.status', 'w.officer_id', 'o.team_id', 'o.role', 'o.active'])
    .where('w.court_id', '=', court)
    .where('w.writer_id', 'in', writers)
    .execute();
  return new Map(rows.map((row) => [row.writer_id, { status: row.active === false ? ('revoked' as const) : row.status, officer: row.officer_id, team: row.team_id, role: row.role }]));
}
