import { beneathOf, put, withBeneath, withFiles } from './beneath';
import type { Beneath, FileTag, FoldedDocument, Head } from './document';
import { writeFrozen } from './freezing';
import type { Writing } from './ops';
import { PATH_OF_DETACHED } from './pending';
import { nothingStanding, stand } from './standing';

/** Puts an entry's values on their paths: what stands there is removed where the entry names it, and only there (F1). */
export function writeOnto(document: FoldedDocument, entry: string, { set, seen = {} }: Writing): FoldedDocument {
  const heads = Object.entries(set).map(([path, value]): [string, Head] => [path, seen[path]?.length ? { entry, value, over: byId(seen[path]) } : { entry, value }]);
  return document.frozen === null ? writeOpen(document, heads) : writeFrozen(document, heads);
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

const byId = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
