import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';
import type { CourtWriter } from '../../keys/courtKeys';
import type { PlannedCase } from '../../import/assemble/importPlan';
import { appendAsCourt } from '../appendAsCourt';
import { foldEntries } from '../foldEntries';
import { newCaseRow, clueRows, partyRows, recordHash, statusOf } from './caseRows';
import { insertAll, lockRegister, removeListed, updateCase, type RegisteredCase } from './caseTables';
import { courtActs } from './courtActs';
import { assignmentChanges, writeAssignments, type AssignmentChange } from './writeAssignments';

export interface CasesWritten {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly entries: number;
}

export interface CourtImport {
  readonly court: string;
  readonly writer: CourtWriter;
  readonly now: string;
  readonly session: string;
}

/**
 * Brings the register of one court to what the plan says, and its journal after it: register rows, assignments, then the
 * court's own entries for what differs, folded at once. Cases are locked in the order of their ids (P4).
 */
export async function writeCases(trx: Transaction<Database>, context: CourtImport, planned: readonly PlannedCase[]): Promise<CasesWritten> {
  const { court, now } = context;
  const standing = await lockRegister(trx, court, planned.map(({ record }) => record.id));
  const rights = await assignmentChanges(trx, court, planned);
  const compared = planned.map((one) => compare(one, standing.get(one.record.id), rights.get(one.record.id)));
  const fresh = compared.filter(({ known }) => !known).map(({ one }) => one);
  const changed = compared.filter(({ known, differs, scope }) => known && (differs || scope !== known.scope));

  await insertAll(trx, 'cases', fresh.map((one) => newCaseRow(one, now)));
  for (const { one, scope } of changed) await updateCase(trx, one, scope, now);
  await removeListed(trx, court, changed.map(({ one }) => one.record.id));
  const written = [...fresh, ...changed.map(({ one }) => one)];
  await insertAll(trx, 'parties', written.flatMap(partyRows));
  await insertAll(trx, 'clues', written.flatMap(clueRows));
  await writeAssignments(trx, court, compared.flatMap(({ one, scope, change }) => (change ? [{ caseId: one.record.id, scope, change }] : [])), now);

  const differences = compared.filter(({ differs }) => differs).map(({ one, known, scope }) => ({ before: known?.record ?? null, after: one.record, scope }));
  const acts = await courtActs(trx, court, differences);
  const known = await appendAsCourt(trx, context, acts);
  await foldEntries(trx, { court, cases: [...new Set(acts.map((act) => act.case))].sort(), now, known });
  return { created: fresh.length, updated: changed.length, unchanged: planned.length - written.length, entries: acts.length };
}

interface Compared {
  readonly one: PlannedCase;
  readonly known: RegisteredCase | undefined;
  readonly change: AssignmentChange | undefined;
  readonly differs: boolean;
  /** Goes up with every change of who may see the case or act in it. */
  readonly scope: number;
}

function compare(one: PlannedCase, known: RegisteredCase | undefined, change: AssignmentChange | undefined): Compared {
  const rightChanges = known !== undefined && (change !== undefined || known.status !== statusOf(one.record));
  return { one, known, change, differs: known?.recordHash !== recordHash(one.record), scope: known ? known.scope + (rightChanges ? 1 : 0) : 1 };
}
