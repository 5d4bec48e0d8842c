import { isWithdrawn, valueOf, WITHDRAWN, type FoldedDocument } from '../journal/document';
import type { DocumentRef } from '../journal/entry';
import { sameJson, type Json } from '../journal/json';
import { limits } from '../journal/limits';
import { documentKey } from '../journal/replay';
import type { CourtDocument } from './caseDocuments';

/** One act by which the court brings a document to what its register says (F7). */
export type CourtChange =
  | { readonly op: 'create' | 'set'; readonly document: DocumentRef; readonly set: Readonly<Record<string, Json>> }
  | { readonly op: 'withdraw'; readonly document: DocumentRef; readonly withdrawn: boolean };

/**
 * What differs between the record of the import before and this one. Only that is written: a value that an officer set
 * meanwhile stays unless the court changed the very same path. `standing` holds the documents that the court has, by key.
 */
export function courtChanges(before: readonly CourtDocument[], after: readonly CourtDocument[], standing: ReadonlyMap<string, FoldedDocument>): CourtChange[] {
  const previous = new Map(before.map((document) => [documentKey(document), document.paths]));
  const wanted = new Set(after.map(documentKey));
  const gone = before.filter((document) => !wanted.has(documentKey(document)));
  return [
    ...after.flatMap((document) => {
      const now = standing.get(documentKey(document));
      if (!now) return inParts('create', document, document.paths);
      const changed = difference(previous.get(documentKey(document)) ?? valuesOf(now), document.paths);
      const revived: CourtChange[] = isWithdrawn(now) ? [{ op: 'withdraw', document: refOf(document), withdrawn: false }] : [];
      return [...revived, ...inParts('set', document, changed)];
    }),
    ...gone.flatMap((document): CourtChange[] => {
      const now = standing.get(documentKey(document));
      return !now || isWithdrawn(now) ? [] : [{ op: 'withdraw', document: refOf(document), withdrawn: true }];
    }),
  ];
}

/** Paths with a new value; those that are told no longer become null (unknown). */
function difference(before: Readonly<Record<string, Json>>, after: Readonly<Record<string, Json>>): Record<string, Json> {
  const set: Record<string, Json> = {};
  for (const [path, value] of Object.entries(after)) {
    const old = before[path];
    if (old === undefined || !sameJson(old, value)) set[path] = value;
  }
  for (const [path, old] of Object.entries(before)) if (!(path in after) && old !== null) set[path] = null;
  return set;
}

const valuesOf = (document: FoldedDocument): Record<string, Json> => Object.fromEntries(Object.keys(document.paths).filter((path) => path !== WITHDRAWN).map((path) => [path, valueOf(document, path) ?? null]));

/** An entry holds so many paths; a longer change is a create and sets. */
function inParts(op: 'create' | 'set', document: CourtDocument, paths: Readonly<Record<string, Json>>): CourtChange[] {
  const entries = Object.entries(paths);
  const parts: CourtChange[] = [];
  for (let from = 0; from < entries.length; from += limits.paths) {
    parts.push({ op: from === 0 ? op : 'set', document: refOf(document), set: Object.fromEntries(entries.slice(from, from + limits.paths)) });
  }
  return parts;
}

const refOf = ({ kind, id }: DocumentRef): DocumentRef => ({ kind, id });
