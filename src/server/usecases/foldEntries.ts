import type { Transaction } from 'kysely';
import type { ReadableEntry } from '@/domain/journal';
import type { Database } from '../db/database';
import { foldOneCase, type CaseFolded, type EntryOutcome } from './folding/foldOneCase';
import { judgeRight } from './folding/judgeRight';
import { loadDocuments } from './folding/loadDocuments';
import { loadWriters, lockCases } from './folding/loadStandings';
import { loadUnfolded, type Unfolded } from './folding/loadUnfolded';
import { writeFolded } from './folding/writeFolded';
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
  const entries = [...unfolded.waiting, ...unfolded.fresh];
  const writers = await loadWriters(trx, court, [...new Set(entries.map(({ writer }) => writer))]);
  const documents = await loadDocuments(trx, court, entries);

  const outcomes: EntryOutcome[] = [...unfolded.unreadable];
  const folded = new Map<string, CaseFolded>();
  for (const [caseId, ofCase] of byCase(unfolded)) {
    const standing = standings.get(caseId);
    if (standing === undefined) {
      outcomes.push(...ofCase.fresh.map(({ writer, seq }): EntryOutcome => ({ writer, seq, outcome: { is: 'setAside', reason: 'unknownCase' } })));
      continue;
    }
    const result = foldOneCase({
      head: standing.head,
      documents: documents.get(caseId) ?? new Map(),
      ...ofCase,
      judge: (entry) => {
        const writer = writers.get(entry.writer);
        if (writer === undefined) throw new Error(`entry of writer ${entry.writer}, who has no row`);
        return writer.status === 'unconfirmed' ? 'unconfirmed' : judgeRight(writer, standing, entry.body.scope);
      },
    });
    folded.set(caseId, result);
    outcomes.push(...result.outcomes);
  }
  await writeFolded(trx, court, folded, now);
  await writeOutcomes(trx, court, outcomes, unfolded.places);
  return outcomes;
}

function byCase({ fresh, waiting }: Unfolded): Map<string, { fresh: ReadableEntry[]; waiting: Unfolded['waiting'][number][] }> {
  const cases = new Map<string, { fresh: ReadableEntry[]; waiting: Unfolded['waiting'][number][] }>();
  const of = (id: string) => {
    const existing = cases.get(id) ?? { fresh: [], waiting: [] };
    cases.set(id, existing);
    return existing;
  };
  for (const entry of waiting) of(entry.body.case).waiting.push(entry);
  for (const entry of fresh) of(entry.body.case).fresh.push(entry);
  return cases;
}
