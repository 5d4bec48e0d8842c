import type { Head } from './document';

/** One path as all that came leaves it: what stands, what was replaced, and what was named before it came. */
export interface Standing {
  readonly heads: readonly Head[];
  readonly past: readonly Head[];
  /** Heads that a change named and that have not come: dead on arrival. */
  readonly gone: readonly string[];
}

export const nothingStanding: Standing = { heads: [], past: [], gone: [] };

/** Puts a head on its path; it removes those that it names, those too that are still to come (F1). The same in any order. */
export function stand({ heads, past, gone }: Standing, head: Head): Standing {
  const named = new Set(head.over);
  const come = new Set([head, ...heads, ...past].map(({ entry }) => entry));
  const dead = gone.includes(head.entry) || named.has(head.entry);
  return {
    heads: byEntry([...heads.filter(({ entry }) => !named.has(entry)), ...(dead ? [] : [head])]),
    past: byEntry([...past, ...heads.filter(({ entry }) => named.has(entry)), ...(dead ? [head] : [])]),
    gone: [...new Set([...gone, ...named])].filter((entry) => !come.has(entry)).sort(),
  };
}

/** The same for all heads that ever came on a path, in any order. */
export function standingOf(all: readonly Head[]): Standing {
  const named = new Set(all.flatMap(({ over }) => over ?? []));
  const come = new Set(all.map(({ entry }) => entry));
  return {
    heads: byEntry(all.filter(({ entry }) => !named.has(entry))),
    past: byEntry(all.filter(({ entry }) => named.has(entry))),
    gone: [...named].filter((entry) => !come.has(entry)).sort(),
  };
}

/** By id, so that the order of coming leaves no trace. */
export const byEntry = <T extends { readonly entry: string }>(heads: readonly T[]): readonly T[] => (heads.length < 2 ? heads : [...heads].sort((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0)));

/** One path of a frozen document. */
export interface SealedPath {
  /** The snapshot's heads. */
  readonly heads: readonly Head[];
  /** What they replaced, one after the other: known to the one who froze. */
  readonly past: readonly Head[];
  /** What the one who froze did not know, whether it came earlier or later. */
  readonly outside: readonly Head[];
  /** Heads of the snapshot that have not come. */
  readonly awaited: readonly string[];
}

/** Sorts all heads that came on a path by what a snapshot holds of it (F3). */
export function seal(all: readonly Head[], frozen: readonly string[]): SealedPath {
  const come = new Map(all.map((head) => [head.entry, head]));
  const known = new Set(frozen);
  for (const entry of known) for (const replaced of come.get(entry)?.over ?? []) known.add(replaced);
  const inside = new Set(frozen);
  return {
    heads: byEntry(all.filter(({ entry }) => inside.has(entry))),
    past: byEntry(all.filter(({ entry }) => known.has(entry) && !inside.has(entry))),
    outside: byEntry(all.filter(({ entry }) => !known.has(entry))),
    awaited: [...inside].filter((entry) => !come.has(entry)).sort(),
  };
}
