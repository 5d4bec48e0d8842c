import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { shanghaiDay } from '@/domain/time/day';
import type { Database } from '../db/database';
import { retryConflicts } from '../db/retryConflicts';
import type { ImportPlan } from '../import/assemble/importPlan';
import type { ImportFault } from '../import/importFault';
import { planImport } from '../import/planImport';
import type { ImportFile } from '../import/readImportFile';
import type { KeyRing } from '../keys/keyRing';
import { readRegister } from './importing/readRegister';
import { writeCases, type CasesWritten } from './importing/writeCases';
import { writePeople, type PeopleWritten } from './importing/writePeople';

export interface ImportContext {
  readonly db: Kysely<Database>;
  readonly keys: KeyRing;
  readonly now: () => Date;
}

export type ImportSummary = CasesWritten & PeopleWritten;
export type ImportResult = { readonly ok: true; readonly summary: ImportSummary; /** Classified cases, of which nothing was stored. */ readonly refused: readonly ImportFault[] } | { readonly ok: false; readonly faults: readonly ImportFault[] };

/** Imports are one at a time: each is compared with the one before. */
const IMPORT_LOCK = 7_102_031;
const CASES_AT_ONCE = 500;

/**
 * Imports files as one: either all of it, in one transaction, or nothing with every fault named. Classified cases are left out and named. What is written besides the
 * register are the court's own entries for what differs from the import before (F7), so that the same files again change
 * nothing. Cases that the files do not name stay as they are.
 */
export async function importCases(context: ImportContext, files: readonly ImportFile[]): Promise<ImportResult> {
  return retryConflicts(() =>
    context.db.transaction().execute(async (trx): Promise<ImportResult> => {
      await sql`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(trx);
      const now = context.now().toISOString();
      const planning = await planImport(files, await readRegister(trx), shanghaiDay(now));
      if (!planning.ok) return planning;
      return { ok: true, summary: await writePlan(trx, context, planning.plan, files, now), refused: planning.refused };
    }),
  );
}

async function writePlan(trx: Transaction<Database>, { keys }: ImportContext, plan: ImportPlan, files: readonly ImportFile[], now: string): Promise<ImportSummary> {
  const people = await writePeople(trx, plan, now);
  const session = uuidv7();
  let total: CasesWritten = { created: 0, updated: 0, unchanged: 0, entries: 0 };
  for (const court of [...new Set(plan.cases.map((one) => one.court))].sort()) {
    const own = plan.cases.filter((one) => one.court === court).sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
    const { writer } = await keys.court(court);
    let written: CasesWritten = { created: 0, updated: 0, unchanged: 0, entries: 0 };
    for (let from = 0; from < own.length; from += CASES_AT_ONCE) {
      written = sum(written, await writeCases(trx, { court, writer, now, session }, own.slice(from, from + CASES_AT_ONCE)));
    }
    if (written.created + written.updated > 0) await logFiles(trx, court, files, own.length, now);
    total = sum(total, written);
  }
  return { ...people, ...total };
}

const sum = (a: CasesWritten, b: CasesWritten): CasesWritten => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  entries: a.entries + b.entries,
});

/** Which files brought something new to a court, by their bytes. */
async function logFiles(trx: Transaction<Database>, court: string, files: readonly ImportFile[], cases: number, at: string): Promise<void> {
  const rows = files.map(({ name, bytes }) => ({ court_id: court, import_id: uuidv7(), file_name: basename(name), sha256: createHash('sha256').update(bytes).digest('hex'), cases, at }));
  await trx.insertInto('imports').values(rows).execute();
}
