import type { Insertable, Transaction } from 'kysely';
import type { CaseRecord } from '@/domain/case/caseRecord';
import type { Database } from '../../db/database';
import type { CaseStatus } from '../../db/tables/cases';
import type { PlannedCase } from '../../import/assemble/importPlan';
import { caseColumns } from './caseRows';

/** A case as the import before left it. */
export interface RegisteredCase {
  readonly scope: number;
  readonly status: CaseStatus;
  readonly recordHash: string;
  readonly record: CaseRecord;
}

/** Locks the cases that the register has, in the order of their ids, until the transaction ends. */
export async function lockRegister(trx: Transaction<Database>, court: string, ids: readonly string[]): Promise<Map<string, RegisteredCase>> {
  const rows = await trx.selectFrom('cases').select(['case_id', 'scope', 'status', 'record_hash', 'record']).where('court_id', '=', court).where('case_id', 'in', ids).orderBy('case_id').forNoKeyUpdate().execute();
  // The register's own JSON, written by caseRow.
  return new Map(rows.map((row) => [row.case_id, { scope: row.scope, status: row.status, recordHash: row.record_hash, record: row.record as CaseRecord }]));
}

const ROWS_AT_ONCE = 1_000;

export async function insertAll<T extends 'cases' | 'parties' | 'clues'>(trx: Transaction<Database>, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx.insertInto(table).values(rows.slice(from, from + ROWS_AT_ONCE) as never).execute();
  }
}

export async function updateCase(trx: Transaction<Database>, planned: PlannedCase, scope: number, now: string): Promise<void> {
  await trx.updateTable('cases').set({ ...caseColumns(planned, now), scope }).where('court_id', '=', planned.court).where('case_id', '=', planned.record.id).execute();
}

/** Parties and clues are written anew with their case; what they were stands in the journal. */
export async function removeListed(trx: Transaction<Database>, court: string, cases: readonly string[]): Promise<void> {
  if (cases.length === 0) return;
  await trx.deleteFrom('parties').where('court_id', '=', court).where('case_id', 'in', cases).execute();
  await trx.deleteFrom('clues').where('court_id', '=', court).where('case_id', 'in', cases).execute();
}
