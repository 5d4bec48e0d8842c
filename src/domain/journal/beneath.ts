import { detachedPath, type Beneath, type FileTag, type FoldedDocument } from './document';

const nothingBeneath: Beneath = { past: {}, absent: {}, detached: [], freeze: null };
export const beneathOf = (document: FoldedDocument): Beneath => document.beneath ?? nothingBeneath;

/** What is beneath once is never nothing again, so that there is nothing to take away. */
export function withBeneath(document: FoldedDocument, beneath: Beneath): FoldedDocument {
  const empty = beneath.freeze === null && beneath.detached.length === 0 && !beneath.others && !beneath.voided && isEmpty(beneath.past) && isEmpty(beneath.absent);
  return empty ? document : { ...document, beneath };
}

/** Files are an add-set: off the list is what a standing head says to be taken off. */
export function withFiles(document: FoldedDocument, tags: readonly FileTag[], paths: FoldedDocument['paths'], beneath: Beneath): FoldedDocument {
  const isOff = (tag: FileTag): boolean => (paths[detachedPath(tag)] ?? []).length > 0;
  return withBeneath({ ...document, paths, files: tags.filter((tag) => !isOff(tag)) }, { ...beneath, detached: tags.filter(isOff) });
}

export type ByPath<T> = Record<string, readonly T[]>;
/** Leaves a path with nothing on it out. */
export function put<T>(into: ByPath<T>, path: string, list: readonly T[]): void {
  if (list.length > 0) into[path] = list;
}

const isEmpty = (record: object): boolean => Object.keys(record).length === 0;
