import type { ReadableEntry } from '@/domain/journal';
import { foldOneCase, type BranchedEntry, type CaseFolded, type EntryOutcome } from './foldOneCase';
import { judgeAdmitted, judgeEntry } from './judgeEntry';
import type { WriterStanding } from './judgeRight';
import type { Claims } from './loadClaims';
import type { DocumentsByCase } from './loadDocuments';
import type { LockedCase } from './loadStandings';
import type { Unfolded } from './loadUnfolded';

export interface CasesToFold extends Pick<Unfolded, 'fresh' | 'waiting'> {
  /** The cases, locked; an entry of a case that is not among them is of none that the court has. */
  readonly standings: ReadonlyMap<string, LockedCase>;
  readonly writers: ReadonlyMap<string, WriterStanding>;
  readonly documents: DocumentsByCase;
  /** Grows with every entry that takes effect. */
  readonly claims: Claims;
  /** By id of the admission what it names (P9). */
  readonly admitted: ReadonlyMap<string, readonly BranchedEntry[]>;
}

export interface CasesFolded {
  readonly outcomes: readonly EntryOutcome[];
  readonly folded: ReadonlyMap<string, CaseFolded>;
}

/** Folds entries of several cases in memory, each case by itself. */
export function foldCases({ standings, writers, documents, claims, admitted, ...unfolded }: CasesToFold): CasesFolded {
  const outcomes: EntryOutcome[] = [];
  const folded = new Map<string, CaseFolded>();
  const standingOf = ({ writer }: ReadableEntry): WriterStanding => {
    const standing = writers.get(writer);
    if (standing === undefined) throw new Error(`entry of writer ${writer}, who has no row`);
    return standing;
  };
  for (const [caseId, ofCase] of byCase(unfolded)) {
    const standing = standings.get(caseId);
    if (standing === undefined) {
      outcomes.push(...ofCase.fresh.map(({ writer, seq }): EntryOutcome => ({ writer, seq, branch: 0, outcome: { is: 'setAside', reason: 'unknownCase' } })));
      continue;
    }
    const result = foldOneCase({
      head: standing.head,
      documents: documents.get(caseId) ?? new Map(),
      ...ofCase,
      judge: (entry) => judgeEntry(entry, standingOf(entry), standing, claims),
      admitted: (admission) => admitted.get(admission.body.id) ?? [],
      judgeAdmitted: (entry, admission) => judgeAdmitted(entry, admission, standingOf(entry), standing, claims),
    });
    folded.set(caseId, result);
    outcomes.push(...result.outcomes);
  }
  return { outcomes, folded };
}

function byCase({ fresh, waiting }: Pick<Unfolded, 'fresh' | 'waiting'>): Map<string, { fresh: ReadableEntry[]; waiting: Unfolded['waiting'][number][] }> {
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
