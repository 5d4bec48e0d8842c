import { documentKey, documentsReached, isReaching, replay, type Documents, type FoldedDocument, type ReadableEntry } from '@/domain/journal';

/** An own entry as the overlay looks at it; its texts are only read when they matter. */
export interface OwnEntry {
  readonly writer: string;
  readonly seq: number;
  /** `kind/id` */
  readonly document: string;
  readonly op: string;
  /** Null: of a newer version, shown by nobody here. */
  read(): ReadableEntry | null;
}

export interface Retopped<T extends OwnEntry> {
  /** Entries that the pulled state reflects now: they leave the top for good. */
  readonly settled: readonly T[];
  /** Documents whose top is to be replaced: by what `top` holds, or by nothing. */
  readonly affected: ReadonlySet<string>;
  readonly top: ReadonlyMap<string, FoldedDocument>;
}

/** Whether the pulled state names the entry, so that it is settled. */
export const isReflected = (pulled: Documents, entry: Pick<OwnEntry, 'writer' | 'seq' | 'document'>): boolean => (pulled.get(entry.document)?.considered[entry.writer] ?? 0) >= entry.seq;

/**
 * What lies on top after the pulled state changed in the documents `changed` (F2), given this tablet's unsettled entries of
 * the case in order; entries that concern none of these documents may be left out. The same as replaying everything, at the cost of the documents concerned: those that changed, those of
 * entries that settled, and those that a freeze or its taking back joins to them.
 */
export function retop<T extends OwnEntry>(pulled: Documents, own: readonly T[], changed: Iterable<string>): Retopped<T> {
  const settled = own.filter((entry) => isReflected(pulled, entry));
  const done = new Set(settled);
  const unsettled = own.filter((entry) => !done.has(entry));
  const affected = new Set(changed);
  for (const entry of settled) {
    affected.add(entry.document);
    for (const covered of coveredBy(entry)) affected.add(covered);
  }
  addReached(affected, unsettled);
  const readable = unsettled.filter((entry) => affected.has(entry.document)).flatMap((entry) => entry.read() ?? []);
  const top = [...replay(pulled, readable)].filter(([key]) => affected.has(key));
  return { settled, affected, top: new Map(top) };
}

/** A freeze, and its taking back, take effect when the paper and all that it covers have come: one of them concerns them all. */
export function addReached(affected: Set<string>, entries: readonly OwnEntry[]): void {
  const joined = entries.filter(({ op }) => isReaching(op)).map((entry) => [entry.document, ...coveredBy(entry)]);
  for (let before = -1; before < affected.size; ) {
    before = affected.size;
    for (const documents of joined) if (documents.some((key) => affected.has(key))) for (const key of documents) affected.add(key);
  }
}

/** Documents that a freeze or its taking back covers; none of any other entry. */
export function coveredBy(entry: OwnEntry): string[] {
  const read = isReaching(entry.op) ? entry.read() : null;
  return read ? documentsReached(read).map(documentKey) : [];
}
