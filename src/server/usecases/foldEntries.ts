import type { Transaction } from 'kysely';
import type { ReadableEntry } from '@/domain/journal';
import type { Database } from '../db/database';
import { foldCases } from './folding/foldCases';
import type { EntryOutcome } from './folding/foldOneCase';
import { loadAdmitted } from './folding/loadAdmitted';
import { loadClaims } from './folding/loadClaims';
import { loadDocuments } from './folding/loadDocuments';
import { loadWriters, lockCases } from './folding/loadStandings';
import { loadUnfolded } from './folding/loadUnfolded';
import { packFolded, writeFolded } from './folding/writeFolded';
import { writeOutcomes } from './folding/writeOutcomes';

export interface FoldRequest {
  readonly court: string;
  readonly cases: readonly string[];
  /** ISO time in UTC. */
  readonly now: string;
  /** Entries that the caller has already read, by hash: they need not be read from the database again. */
  readonly known?: ReadonlyMap<string, ReadableEntry>;
}

/**
 * Folds everything in these cases that is stored and not folded yet, and what waits for it (P1's second step). Runs inside
 * the caller's transaction; the cases stay locked until it ends. Returns the new outcomes.
 */
export async function foldEntries(trx: Transaction<Database>, { court, cases, now, known = new Map() }: FoldRequest): Promise<readonly EntryOutcome[]> {
  if (cases.length === 0) return [];
  const standings = await lockCases(trx, court, cases);
  const unfolded = await loadUnfolded(trx, court, cases, known);
  const admitted = await loadAdmitted(trx, court, [...unfolded.waiting, ...unfolded.fresh]);
  const entries: readonly ReadableEntry[] = [...unfolded.waiting, ...unfolded.fresh, ...[...admitted.byAdmission.values()].flat()];
  const writers = await loadWriters(trx, court, [...new Set(entries.map(({ writer }) => writer))]);
  const documents = await loadDocuments(trx, court, entries);
  const ofOfficers = entries.filter(({ writer }) => writers.get(writer)?.officer !== null);
  // The court makes its own ids anew at each import: nobody can hold them.
  const claims = await loadClaims(trx, court, ofOfficers);
  const { folded, outcomes } = foldCases({ standings, writers, documents, claims, admitted: admitted.byAdmission, ...unfolded });
  const all = [...unfolded.unreadable, ...outcomes];
  await writeFolded(trx, court, packFolded(folded), now);
  await writeOutcomes(trx, court, all, new Map([...unfolded.places, ...admitted.places]));
  return all;
}
