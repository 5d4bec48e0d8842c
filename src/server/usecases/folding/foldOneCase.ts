import { chainName, documentKey, fold, type DocumentRef, type FoldedDocument, type Outcome, type ReadableEntry } from '@/domain/journal';
import type { Judgement } from './judgeRight';

export interface CaseToFold {
  /** Highest feed position given out so far. */
  readonly head: number;
  readonly documents: ReadonlyMap<string, FoldedDocument>;
  /** Never folded, each writer's in seq order. */
  readonly fresh: readonly ReadableEntry[];
  /** Folded before, and waiting since. */
  readonly waiting: readonly (ReadableEntry & { readonly for: DocumentRef })[];
  readonly judge: (entry: ReadableEntry) => Judgement | 'unconfirmed';
  /** What an admission names and is set aside, in the order of its chain (P9). */
  readonly admitted: (admission: ReadableEntry) => readonly BranchedEntry[];
  /** Null: it stays set aside, whoever admits it. */
  readonly judgeAdmitted: (entry: ReadableEntry, admission: ReadableEntry) => Judgement | null;
}

/** An entry with the branch of its writer's chain on which it is stored. */
export interface BranchedEntry extends ReadableEntry {
  readonly branch: number;
}

export interface LogLine {
  readonly position: number;
  readonly writer: string;
  readonly seq: number;
  readonly branch: number;
  readonly verdict: Judgement;
}

export interface EntryOutcome {
  readonly writer: string;
  readonly seq: number;
  readonly branch: number;
  readonly outcome: Outcome;
}

export interface CaseFolded {
  readonly head: number;
  /** New states by key, each with the feed position of its last change. */
  readonly changed: ReadonlyMap<string, { readonly document: FoldedDocument; readonly n: number }>;
  readonly log: readonly LogLine[];
  /** The last outcome of every entry that got a new one, in the order of folding. */
  readonly outcomes: readonly EntryOutcome[];
}

/** Kind under which an entry waits for its own writer to be confirmed (W1). */
export const WRITER_KIND = 'writer';

/**
 * Folds what is new in one case, in memory. Every changed document gets a feed position of its own, so that a page may be
 * cut between any two; an entry's position in the fold log is its last one. An entry that waits is tried again as soon
 * as its document is made. What fold throws is that entry's outcome and nobody else's. An admission that takes effect is followed
 * at once by what it names.
 */
export function foldOneCase(given: CaseToFold): CaseFolded {
  let head = given.head;
  const changed = new Map<string, { document: FoldedDocument; n: number }>();
  const log: LogLine[] = [];
  const outcomes = new Map<string, EntryOutcome>();
  const parked = new Map<string, ReadableEntry[]>();
  const lookup = (ref: DocumentRef): FoldedDocument | undefined => changed.get(documentKey(ref))?.document ?? given.documents.get(documentKey(ref));

  const settle = (entry: ReadableEntry, outcome: Outcome, branch = 0): void => {
    const key = `${entry.writer}/${entry.seq}/${branch}`;
    // An entry that waited and now does not is told last.
    outcomes.delete(key);
    outcomes.set(key, { writer: entry.writer, seq: entry.seq, branch, outcome });
    if (outcome.is === 'waiting') park(entry, outcome.for);
  };
  const park = (entry: ReadableEntry, ref: DocumentRef): void => {
    const key = documentKey(ref);
    const others = parked.get(key);
    if (others) others.push(entry);
    else parked.set(key, [entry]);
  };
  const attempt = (entry: ReadableEntry): void => {
    const judgement = given.judge(entry);
    if (judgement === 'unconfirmed') return settle(entry, { is: 'waiting', for: { kind: WRITER_KIND, id: entry.writer } });
    apply(entry, foldSafely(lookup, entry, judgement), 0);
    if (entry.body.op === 'admit' && judgement.effective) for (const named of given.admitted(entry)) admit(named, entry);
  };
  const admit = ({ branch, ...entry }: BranchedEntry, admission: ReadableEntry): void => {
    const judgement = given.judgeAdmitted(entry, admission);
    if (judgement === null) return;
    // The accepted branch has entries at the same places: a document counts what it considered of each chain by itself.
    const folded = foldSafely(lookup, { ...entry, writer: chainName(entry.writer, branch) }, judgement);
    // Its document was not admitted with it, or fold cannot: it stays where it is.
    if (folded.outcome.is === 'waiting' || folded.outcome.is === 'setAside') return;
    apply(entry, folded, branch);
  };
  const apply = (entry: ReadableEntry, { verdict, outcome, documents }: ReturnType<typeof foldSafely>, branch: number): void => {
    const existed = lookup(entry.body.document) !== undefined;
    for (const document of documents) changed.set(documentKey(document), { document, n: ++head });
    if (documents.length === 0) head += 1;
    log.push({ position: head, writer: entry.writer, seq: entry.seq, branch, verdict });
    settle(entry, outcome, branch);
    if (!existed && documents.length > 0) release(documentKey(entry.body.document));
  };
  const release = (key: string): void => {
    const ready = (parked.get(key) ?? []).sort(byWriterThenSeq);
    parked.delete(key);
    for (const entry of ready) attempt(entry);
  };

  for (const { for: ref, ...entry } of given.waiting) {
    const confirmed = ref.kind === WRITER_KIND && given.judge(entry) !== 'unconfirmed';
    if (confirmed || lookup(ref) !== undefined) attempt(entry);
    else park(entry, ref);
  }
  for (const entry of given.fresh) attempt(entry);
  return { head, changed, log, outcomes: [...outcomes.values()] };
}

function foldSafely(lookup: (ref: DocumentRef) => FoldedDocument | undefined, entry: ReadableEntry, judgement: Judgement): { verdict: Judgement; outcome: Outcome; documents: readonly FoldedDocument[] } {
  try {
    const verdict = judgement.effective ? ({ effective: true } as const) : ({ effective: false, reason: judgement.reason ?? 'documentRule' } as const);
    const { outcome, changed } = fold(lookup, entry, verdict);
    return { verdict: judgement, outcome, documents: changed };
  } catch {
    const { outcome, changed } = fold(lookup, entry, { effective: false, reason: 'documentRule' });
    return { verdict: { ...judgement, effective: false, reason: 'documentRule' }, outcome, documents: changed };
  }
}

function byWriterThenSeq(a: ReadableEntry, b: ReadableEntry): number {
  return a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1;
}
