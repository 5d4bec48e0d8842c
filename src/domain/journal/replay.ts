import type { DocumentRef } from './entry';
import type { FoldedDocument } from './document';
import { fold, type Folding } from './fold';
import type { ReadableEntry } from './readEntry';

export type Documents = ReadonlyMap<string, FoldedDocument>;

/** The key of a document within its case. */
export const documentKey = ({ kind, id }: DocumentRef): string => `${kind}/${id}`;

/** Whether the court's state of the entry's document already reflects it (F2). */
export const isSettled = (pulled: Documents, entry: ReadableEntry): boolean =>
  (pulled.get(documentKey(entry.body.document))?.considered[entry.writer] ?? 0) >= entry.seq;

/**
 * What lies on top of the pulled state of one case: the documents that this tablet's own entries change, given the
 * entries of that case in seq order (F2). Entries that the pulled state reflects are passed over.
 */
export function replay(pulled: Documents, own: readonly ReadableEntry[]): Map<string, FoldedDocument> {
  const top = new Map<string, FoldedDocument>();
  for (const entry of own) {
    if (!isSettled(pulled, entry)) applyOnTop(pulled, top, entry);
  }
  return top;
}

/** Folds one new entry onto the top, in place. */
export function applyOnTop(pulled: Documents, top: Map<string, FoldedDocument>, entry: ReadableEntry): Folding {
  const folding = fold((ref) => top.get(documentKey(ref)) ?? pulled.get(documentKey(ref)), entry, { effective: true });
  for (const document of folding.changed) top.set(documentKey(document), document);
  return folding;
}
