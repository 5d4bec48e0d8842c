import { detachedPath, type Beneath, type FileTag, type FoldedDocument, type Head, type PendingChange } from './document';
import type { CoveredDocument, Writing } from './ops';
import { byEntry, nothingStanding, seal, stand, type SealedPath } from './standing';

const PATH_OF_DETACHED = 'detached/';
type ByPath<T> = Record<string, readonly T[]>;

/** Puts an entry's values on their paths: what stands there is removed where the entry names it, and only there (F1). */
export function writeOnto(document: FoldedDocument, entry: string, { set, seen = {} }: Writing): FoldedDocument {
  const heads = Object.entries(set).map(([path, value]): [string, Head] => [path, seen[path]?.length ? { entry, value, over: byId(seen[path]) } : { entry, value }]);
  return document.frozen === null ? writeOpen(document, heads) : sealWith(document, document.frozen, beneathOf(document).freeze, frozenHeads(document), heads);
}

/**
 * Freezes a document with the heads of a snapshot (F3): what the snapshot does not hold is pending, and what it holds stands again,
 * whatever came in between. Of several freezes the one with the smallest entry id counts, whichever comes first.
 */
export function freezeWith(document: FoldedDocument, entry: string, snapshot: string, heads: CoveredDocument['heads']): FoldedDocument {
  const before = beneathOf(document).freeze;
  return before !== null && before <= entry ? document : sealWith(document, snapshot, entry, heads, []);
}

export function attachTo(document: FoldedDocument, tags: readonly FileTag[]): FoldedDocument {
  return withFiles(document, [...document.files, ...beneathOf(document).detached, ...tags], document.paths, beneathOf(document));
}

function writeOpen(document: FoldedDocument, heads: readonly (readonly [string, Head])[]): FoldedDocument {
  const { past, absent, ...rest } = beneathOf(document);
  const next = { paths: { ...document.paths }, past: { ...past }, absent: { ...absent } };
  for (const [path, head] of heads) {
    const stood = stand({ ...nothingStanding, heads: next.paths[path] ?? [], past: next.past[path] ?? [], gone: next.absent[path] ?? [] }, head);
    next.paths[path] = stood.heads;
    put(next.past, path, stood.past);
    next.absent[path] = stood.gone;
  }
  const beneath: Beneath = { ...rest, past: next.past, absent: Object.fromEntries(Object.entries(next.absent).filter(([, gone]) => gone.length > 0)) };
  return heads.some(([path]) => path.startsWith(PATH_OF_DETACHED)) ? withFiles(document, [...document.files, ...rest.detached], next.paths, beneath) : withBeneath({ ...document, paths: next.paths }, beneath);
}

function sealWith(document: FoldedDocument, snapshot: string, freeze: string | null, frozen: CoveredDocument['heads'], added: readonly (readonly [string, Head])[]): FoldedDocument {
  const { past, detached } = beneathOf(document);
  const all: ByPath<Head> = {};
  for (const heads of [document.paths, past, pendingHeads(document.pending)]) for (const [path, of] of Object.entries(heads)) all[path] = [...(all[path] ?? []), ...of];
  for (const [path, head] of added) all[path] = [...(all[path] ?? []), head];
  const next: { [K in keyof SealedPath]: ByPath<SealedPath[K][number]> } = { heads: {}, past: {}, outside: {}, awaited: {} };
  for (const path of new Set([...Object.keys(all), ...Object.keys(frozen)])) {
    const sealed = seal(all[path] ?? [], frozen[path] ?? []);
    put(next.heads, path, sealed.heads);
    put(next.past, path, sealed.past);
    put(next.outside, path, sealed.outside);
    put(next.awaited, path, sealed.awaited);
  }
  const beneath: Beneath = { past: next.past, absent: next.awaited, detached, freeze };
  return withFiles({ ...document, frozen: snapshot, pending: pendingOf(next.outside) }, [...document.files, ...detached], next.heads, beneath);
}

/** Files are an add-set: off the list is what a standing head says to be taken off. */
function withFiles(document: FoldedDocument, tags: readonly FileTag[], paths: FoldedDocument['paths'], beneath: Beneath): FoldedDocument {
  const isOff = (tag: FileTag): boolean => (paths[detachedPath(tag)] ?? []).length > 0;
  return withBeneath({ ...document, paths, files: tags.filter((tag) => !isOff(tag)) }, { ...beneath, detached: tags.filter(isOff) });
}

/** What is beneath once is never nothing again, so that there is nothing to take away. */
function withBeneath(document: FoldedDocument, beneath: Beneath): FoldedDocument {
  const empty = beneath.freeze === null && beneath.detached.length === 0 && Object.keys(beneath.past).length === 0 && Object.keys(beneath.absent).length === 0;
  return empty ? document : { ...document, beneath };
}

const nothingBeneath: Beneath = { past: {}, absent: {}, detached: [], freeze: null };
const beneathOf = (document: FoldedDocument): Beneath => document.beneath ?? nothingBeneath;

/** What the snapshot holds: what stands, and what of it has not come. */
function frozenHeads(document: FoldedDocument): Record<string, string[]> {
  const heads: Record<string, string[]> = Object.fromEntries(Object.entries(document.paths).map(([path, of]) => [path, of.map(({ entry }) => entry)]));
  for (const [path, awaited] of Object.entries(beneathOf(document).absent)) heads[path] = [...(heads[path] ?? []), ...awaited];
  return heads;
}

function pendingOf(outside: ByPath<Head>): PendingChange[] {
  const byChange = new Map<string, { set: Record<string, Head['value']>; seen: Record<string, readonly string[]> }>();
  for (const path of Object.keys(outside).sort()) {
    for (const { entry, value, over } of outside[path] ?? []) {
      const change = byChange.get(entry) ?? { set: {}, seen: {} };
      byChange.set(entry, change);
      change.set[path] = value;
      if (over) change.seen[path] = over;
    }
  }
  return [...byEntry([...byChange].map(([entry, change]): PendingChange => {
    const op = Object.keys(change.set).every((path) => path.startsWith(PATH_OF_DETACHED)) ? 'detach' : 'set';
    return { entry, op, change: Object.keys(change.seen).length > 0 ? change : { set: change.set } };
  }))];
}

function pendingHeads(pending: readonly PendingChange[]): ByPath<Head> {
  const heads: ByPath<Head> = {};
  for (const { entry, change } of pending) {
    for (const [path, value] of Object.entries(change.set)) {
      const over = change.seen?.[path];
      heads[path] = [...(heads[path] ?? []), over ? { entry, value, over } : { entry, value }];
    }
  }
  return heads;
}

function put<T>(into: ByPath<T>, path: string, list: readonly T[]): void {
  if (list.length > 0) into[path] = list;
}

const byId = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
