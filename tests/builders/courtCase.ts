import type { Kysely } from 'kysely';
import type { Database } from '@/server/db/database';
import type { CaseStatus } from '@/server/db/tables/cases';

const at = '2026-03-01T00:00:00.000Z';
let serial = 0;

export interface CaseReach {
  readonly officer?: string;
  readonly team?: string;
  readonly status?: CaseStatus;
  readonly scope?: number;
}

/** A case of the court without a record, and its assignment from scope 1 on. */
export async function addCase(db: Kysely<Database>, courtId: string, caseId: string, reach: CaseReach = {}): Promise<string> {
  serial += 1;
  await db
    .insertInto('cases')
    .values({ court_id: courtId, case_id: caseId, number: `（2026）湘0104执${serial}号`, year: 2026, type: '执', serial, record: '{}', record_hash: '', status: reach.status ?? 'open', scope: reach.scope ?? 1, created_at: at, updated_at: at })
    .execute();
  for (const [index, holder] of [{ officer_id: reach.officer ?? null, team_id: null }, { officer_id: null, team_id: reach.team ?? null }].entries()) {
    if (holder.officer_id === null && holder.team_id === null) continue;
    await db.insertInto('assignments').values({ court_id: courtId, assignment_id: `${caseId}-${index}`, case_id: caseId, ...holder, from_scope: 1, created_at: at }).execute();
  }
  return caseId;
}

/** Takes a case from everybody, as an import does: the scope goes up and the assignments end with it. */
export async function endAssignments(db: Kysely<Database>, courtId: string, caseId: string, status: CaseStatus = 'open'): Promise<void> {
  const { scope } = await db
    .updateTable('cases')
    .set((row) => ({ scope: row('scope', '+', 1), status }))
    .where('court_id', '=', courtId)
    .where('case_id', '=', caseId)
    .returning('scope')
    .executeTakeFirstOrThrow();
  await db.updateTable('assignments').set({ to_scope: scope }).where('court_id', '=', courtId).where('case_id', '=', caseId).where('to_scope', 'is', null).execute();
}
