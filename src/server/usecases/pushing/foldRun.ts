import { sql, type Transaction } from 'kysely';
import type { ReadableEntry } from '@/domain/journal';
import type { Database } from '../../db/database';
import { foldCases, type CasesFolded } from '../folding/foldCases';
import { loadClaims } from '../folding/loadClaims';
import { loadDocuments } from '../folding/loadDocuments';
import { loadWriters, lockFreeCases } from '../folding/loadStandings';

/**
 * Folds a run in memory before it is stored, so that its entries are written once, with their outcomes. Null when that cannot be
 * done without waiting for somebody: a case is locked, or has entries that must be folded before or with these, as an admission has
 * those of other writers. Then storing
 * goes on alone, and folding is a step of its own (P1). Cases that are free stay locked until the transaction ends.
 */
export async function foldRun(trx: Transaction<Database>, court: string, writer: string, entries: readonly ReadableEntry[]): Promise<CasesFolded | null> {
  const cases = [...new Set(entries.map(({ body }) => body.case))].sort();
  if (cases.length === 0) return { outcomes: [], folded: new Map() };
  const standings = await lockFreeCases(trx, court, cases);
  if (standings === null || entries.some(({ body }) => body.op === 'admit') || (await hasUnfolded(trx, court, cases))) return null;
  const [writers, documents] = [await loadWriters(trx, court, [writer]), await loadDocuments(trx, court, entries)];
  const claims = await loadClaims(trx, court, entries);
  return foldCases({ standings, writers, documents, claims, admitted: new Map(), fresh: entries, waiting: [] });
}

/** Whether anything in these cases is stored and not folded yet, or waits. Two halves, because each has an index of its own. */
async function hasUnfolded(trx: Transaction<Database>, court: string, cases: readonly string[]): Promise<boolean> {
  const select = sql`SELECT FROM entries WHERE court_id = ${court} AND case_id = ANY(${[...cases]}::text[]) AND branch = 0`;
  const { rows } = await sql<{ some: boolean }>`SELECT EXISTS (${select} AND outcome IS NULL) OR EXISTS (${select} AND outcome ->> 'is' = 'waiting') AS some`.execute(trx);
  return rows[0]?.some !== false;
}
