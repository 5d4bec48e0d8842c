import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../db/database';
import type { PlannedAssignment, PlannedCase } from '../../import/assemble/importPlan';

interface StandingAssignment {
  readonly assignment_id: string;
  readonly case_id: string;
  readonly officer_id: string | null;
  readonly team_id: string | null;
}

export interface AssignmentChange {
  readonly ended: readonly string[];
  readonly added: readonly PlannedAssignment[];
}

const keyOf = (officer: string | null, team: string | null): string => (officer === null ? `team ${team}` : `officer ${officer}`);

/** By case: assignments that no longer hold and those that are new; cases whose assignments stay are absent. */
export async function assignmentChanges(trx: Transaction<Database>, court: string, cases: readonly PlannedCase[]): Promise<Map<string, AssignmentChange>> {
  const rows: StandingAssignment[] = await trx
    .selectFrom('assignments')
    .select(['assignment_id', 'case_id', 'officer_id', 'team_id'])
    .where('court_id', '=', court)
    .where('case_id', 'in', cases.map(({ record }) => record.id))
    .where('to_scope', 'is', null)
    .execute();
  const standing = new Map<string, StandingAssignment[]>();
  for (const row of rows) standing.set(row.case_id, [...(standing.get(row.case_id) ?? []), row]);
  const changes = new Map<string, AssignmentChange>();
  for (const { record, assignments } of cases) {
    const now = standing.get(record.id) ?? [];
    const held = new Set(now.map((row) => keyOf(row.officer_id, row.team_id)));
    const wanted = new Set(assignments.map(({ officer, team }) => keyOf(officer, team)));
    const ended = now.filter((row) => !wanted.has(keyOf(row.officer_id, row.team_id))).map((row) => row.assignment_id);
    const added = assignments.filter(({ officer, team }) => !held.has(keyOf(officer, team)));
    if (ended.length > 0 || added.length > 0) changes.set(record.id, { ended, added });
  }
  return changes;
}

/** Ends and begins assignments with the scope version that the change of right gives the case. */
export async function writeAssignments(trx: Transaction<Database>, court: string, changes: readonly { readonly caseId: string; readonly scope: number; readonly change: AssignmentChange }[], now: string): Promise<void> {
  for (const { scope, change } of changes) {
    if (change.ended.length === 0) continue;
    await trx.updateTable('assignments').set({ to_scope: scope, ended_reason: 'import' }).where('court_id', '=', court).where('assignment_id', 'in', change.ended).execute();
  }
  const rows = changes.flatMap(({ caseId, scope, change }) =>
    change.added.map(({ officer, team }) => ({ court_id: court, assignment_id: uuidv7(), case_id: caseId, officer_id: officer, team_id: team, from_scope: scope, created_at: now })),
  );
  for (let from = 0; from < rows.length; from += 1_000) await trx.insertInto('assignments').values(rows.slice(from, from + 1_000)).execute();
}
