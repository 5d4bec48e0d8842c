import { canonicalText, headIds, sha256Hex, utf8Length, type CoveredDocument, type FoldedDocument, type Json } from '../journal';

/** What was signed, word for word: canonical JSON of the covered documents. Its bytes are the sealed content (F3). */
export interface Snapshot {
  readonly text: string;
  readonly sha256: string;
}

export const SNAPSHOT_FORMAT = 'fieldwrit-snapshot';
export const SNAPSHOT_VERSION = 1;

/** Writes the snapshot of a paper and the documents that it covers, the paper first. `at` and `by` are the freezer's claim. */
export function makeSnapshot(covered: readonly FoldedDocument[], claim: { readonly at: string; readonly by: string; readonly case: string; readonly action: string }): Snapshot {
  const text = canonicalText({ format: SNAPSHOT_FORMAT, version: SNAPSHOT_VERSION, ...claim, documents: covered.map(frozenForm) });
  return { text, sha256: sha256Hex(text) };
}

/** A document in the snapshot: every path with its one value and the entry it came from, and every file by its hash. */
function frozenForm({ kind, id, created, paths, files }: FoldedDocument): Json {
  return {
    kind,
    id,
    created: { ...created },
    paths: Object.fromEntries(Object.entries(paths).map(([path, heads]) => [path, heads.map(({ entry, value }) => ({ entry, value }))])),
    files: files.map(({ sha256, size, mime, role, name, origin, takenAt, entry }) => ({ sha256, size, mime, role, name, origin, takenAt, entry })),
  };
}

/** UTF-8 bytes of covers that one freeze act may carry; well under the limit of an entry. */
const COVERS_BYTES = 300 * 1024;

/** The covered documents with their heads, split so that each part fits into one freeze act; the paper is in the first. */
export function coverParts(covered: readonly FoldedDocument[], partBytes = COVERS_BYTES): CoveredDocument[][] {
  const parts: CoveredDocument[][] = [];
  let room = 0;
  for (const document of covered) {
    const cover: CoveredDocument = { kind: document.kind, id: document.id, heads: headIds(document) };
    const size = utf8Length(JSON.stringify(cover));
    const last = parts.at(-1);
    if (last && size <= room) {
      last.push(cover);
      room -= size;
    } else {
      parts.push([cover]);
      room = partBytes - size;
    }
  }
  return parts;
}
