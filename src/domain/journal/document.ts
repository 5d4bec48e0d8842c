import { sameJson, type Json } from './json';
import type { CoveredDocument, FileNote, Writing } from './ops';

/** One standing value of a path and the entry that wrote it. More than one distinct value is a conflict (F1). */
export interface Head {
  readonly entry: string;
  readonly value: Json;
  /** Heads of this path that its writer knew and replaced; absent: none. */
  readonly over?: readonly string[];
}

export interface FileTag extends FileNote {
  readonly entry: string;
  readonly actor: string;
}

/** A fact that entries state about a document and that never changes a value. */
export type Act =
  | { readonly is: 'freeze'; readonly entry: string; readonly actor: string; readonly at: string; readonly snapshot: string }
  | {
      readonly is: 'sign';
      readonly entry: string;
      readonly actor: string;
      readonly at: string;
      readonly snapshot: string;
      readonly person: { readonly id: string; readonly name: string; readonly role: string };
      /** `readOutcome` reads it: one of a newer version stands here as it came. */
      readonly outcome: { readonly is: string };
    }
  | {
      readonly is: 'void';
      readonly entry: string;
      readonly actor: string;
      readonly at: string;
      readonly snapshot: string;
      readonly reason: string;
      /** Signing entries on the snapshot that the one who took it back knew. */
      readonly knew: readonly string[];
    }
  | { readonly is: 'print'; readonly entry: string; readonly actor: string; readonly at: string; readonly snapshot: string; readonly copy: string; readonly pages: number | null }
  | { readonly is: 'note'; readonly entry: string; readonly actor: string; readonly at: string; readonly text: string }
  | { readonly is: 'lost'; readonly entry: string; readonly actor: string; readonly at: string; readonly sha256: string; readonly reason: string };

/**
 * A change that the snapshot of a frozen document does not hold, whether it came earlier or later: kept and shown, until
 * a correction (补正) takes it up (F3).
 */
export interface PendingChange {
  readonly entry: string;
  readonly op: 'set' | 'detach';
  /** A writing: the paths of it that the snapshot does not hold, and for each the heads that the writer knew. */
  readonly change: Writing;
}

/** What does not show and is kept, so that folding comes out the same in whatever order entries come. */
export interface Beneath {
  /** Heads that were replaced: a freeze that did not know of that brings them back (F3). */
  readonly past: Readonly<Record<string, readonly Head[]>>;
  /** Heads that were named as replaced before they came (F1); of a frozen document, those of its snapshot that have not come. */
  readonly absent: Readonly<Record<string, readonly string[]>>;
  /** Files that were taken off. */
  readonly detached: readonly FileTag[];
  /** The entry that froze it: of several that were not taken back the one with the smallest id counts. */
  readonly freeze: string | null;
  /** The freezes that do not count, by id; absent where there are none. */
  readonly others?: readonly Freezing[];
  /** Snapshots that were taken back (void), whether their freeze has come or not; absent where there are none. */
  readonly voided?: readonly string[];
}

/** A freeze as one covered document knows it. */
export interface Freezing {
  readonly entry: string;
  readonly snapshot: string;
  readonly heads: CoveredDocument['heads'];
}

/** What entries fold to. Plain JSON: it is stored, sent and compared as such. */
export interface FoldedDocument {
  readonly kind: string;
  readonly id: string;
  readonly case: string;
  readonly action: string | null;
  readonly schema: 1;
  readonly created: { readonly entry: string; readonly actor: string; readonly at: string };
  readonly paths: Readonly<Record<string, readonly Head[]>>;
  readonly files: readonly FileTag[];
  readonly acts: readonly Act[];
  /** The snapshot that freezes it, or null: never frozen, or taken back. */
  readonly frozen: string | null;
  readonly pending: readonly PendingChange[];
  /** Absent where there is nothing beneath. */
  readonly beneath?: Beneath;
  /** Per writer the highest seq considered, set-aside entries too (F2). */
  readonly considered: Readonly<Record<string, number>>;
}

/** The value to show: the newest of the standing ones (ids are UUIDv7, so they sort by time). A rank for display only. */
export function valueOf(document: Pick<FoldedDocument, 'paths'>, path: string): Json | undefined {
  const heads = document.paths[path];
  if (!heads || heads.length === 0) return undefined;
  return heads.reduce((newest, head) => (head.entry > newest.entry ? head : newest)).value;
}

export const textOf = (document: Pick<FoldedDocument, 'paths'>, path: string): string | null => {
  const value = valueOf(document, path);
  return typeof value === 'string' ? value : null;
};

export const numberOf = (document: Pick<FoldedDocument, 'paths'>, path: string): number | null => {
  const value = valueOf(document, path);
  return typeof value === 'number' ? value : null;
};

/** Entries that a change of this path must name in `seen`. */
export const headsOf = (document: Pick<FoldedDocument, 'paths'>, path: string): string[] => (document.paths[path] ?? []).map((head) => head.entry);

/** Every head of every path: what a freeze states that it saw. */
export const headIds = (document: Pick<FoldedDocument, 'paths'>): Record<string, string[]> =>
  Object.fromEntries(Object.keys(document.paths).map((path) => [path, headsOf(document, path)]));

/** A list is a map by id: every id below `prefix/` whose value is not null, with its value. */
export function listOf(document: Pick<FoldedDocument, 'paths'>, prefix: string): { id: string; value: Json }[] {
  const start = `${prefix}/`;
  return Object.keys(document.paths)
    .filter((path) => path.startsWith(start))
    .map((path) => ({ id: path.slice(start.length), value: valueOf(document, path) ?? null }))
    .filter(({ value }) => value !== null);
}

/** Paths on which people wrote different values without knowing of each other. */
export function conflictsOf(document: Pick<FoldedDocument, 'paths'>): string[] {
  return Object.entries(document.paths)
    .filter(([, heads]) => isConflict(heads))
    .map(([path]) => path);
}

export function isConflict(heads: readonly Head[]): boolean {
  const first = heads[0];
  return first !== undefined && heads.some((head) => !sameJson(head.value, first.value));
}

export const WITHDRAWN = 'withdrawn';

/** Where it stands that an attachment was taken off: a path of its own, so that a freeze tells whether it was known (F3). */
export const detachedPath = ({ sha256, entry }: { readonly sha256: string; readonly entry: string }): string => `detached/${sha256.slice(0, 16)}/${entry}`;

export const isWithdrawn = (document: Pick<FoldedDocument, 'paths'>): boolean => valueOf(document, WITHDRAWN) === true;
