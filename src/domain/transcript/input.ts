import { documentKey, isWithdrawn, valueOf, type Documents, type FoldedDocument, type Json } from '../journal';
import { sha256Hex } from '../journal/digest';

/** One value that a generated text was made from: the path, and the entry that wrote what it showed (F7). */
export interface TranscriptInput {
  readonly kind: string;
  readonly id: string;
  /** `*` where a very long list of inputs was folded to one per document; `head` is then a digest over all of its heads. */
  readonly path: string;
  readonly head: string;
}

/** Above this, one input per document is kept: the text of a thousand items must still fit into an entry. */
export const MAX_INPUTS = 1_500;

/** Reads documents and remembers every path it read: what a template reads is what it depends on. */
export interface InputReader {
  find(kind: string, id: string): FoldedDocument | undefined;
  /** Documents of one kind that are not withdrawn, in order of creation. */
  all(kind: string): readonly FoldedDocument[];
  value(document: FoldedDocument | undefined, path: string): Json | null;
  text(document: FoldedDocument | undefined, path: string): string | null;
  number(document: FoldedDocument | undefined, path: string): number | null;
  /** Leaves below `prefix/`, by `order`, each as a record of its members. */
  rows(document: FoldedDocument | undefined, prefix: string): readonly Row[];
  /** Paths below `prefix/` that were ever written, without reading them. */
  keys(document: FoldedDocument, prefix: string): readonly string[];
  /** Remembers that the text depends on something that is no value of a path, such as a change that awaits its correction. */
  depend(document: FoldedDocument, on: string, head: string): void;
  inputs(): TranscriptInput[];
}

interface Row {
  readonly id: string;
  readonly leaf: Readonly<Record<string, Json>>;
}

/** Heads by path, for every document that was read. */
type Reads = Map<FoldedDocument, Map<string, string>>;

export function inputReader(documents: Documents): InputReader {
  const read: Reads = new Map();
  const byKind = new Map<string, readonly FoldedDocument[]>();

  function note(document: FoldedDocument, path: string, head: string): void {
    const own = read.get(document);
    if (own) own.set(path, head);
    else read.set(document, new Map([[path, head]]));
  }
  function value(document: FoldedDocument | undefined, path: string): Json | null {
    const heads = document?.paths[path];
    if (!document || !heads || heads.length === 0) return null;
    const [only] = heads;
    if (heads.length === 1 && only) {
      note(document, path, only.entry);
      return only.value;
    }
    note(document, path, heads.map(({ entry }) => entry).sort().join(' '));
    return valueOf(document, path) ?? null;
  }
  function text(document: FoldedDocument | undefined, path: string): string | null {
    const found = value(document, path);
    return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
  }
  function ofKind(kind: string): readonly FoldedDocument[] {
    const known = byKind.get(kind);
    if (known) return known;
    const found = [...documents.values()].filter((document) => document.kind === kind && !isWithdrawn(document)).sort((a, b) => (a.created.entry < b.created.entry ? -1 : a.created.entry > b.created.entry ? 1 : 0));
    byKind.set(kind, found);
    return found;
  }
  return {
    value,
    text,
    find: (kind, id) => documents.get(documentKey({ kind, id })),
    all: ofKind,
    number(document, path) {
      const found = value(document, path);
      return typeof found === 'number' ? found : null;
    },
    rows(document, prefix) {
      if (!document) return [];
      return keysBelow(document, prefix)
        .flatMap((id): Row[] => {
          const leaf = value(document, `${prefix}/${id}`);
          return isRecord(leaf) ? [{ id, leaf }] : [];
        })
        .sort((a, b) => (rank(a.leaf) === rank(b.leaf) ? (a.id < b.id ? -1 : 1) : rank(a.leaf) < rank(b.leaf) ? -1 : 1));
    },
    keys: keysBelow,
    depend: note,
    inputs: () => inputsOf(read),
  };
}

const isRecord = (value: Json | null): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const rank = (leaf: Readonly<Record<string, Json>>): string => {
  const { order } = leaf;
  return typeof order === 'number' ? String(order).padStart(9, '0') : typeof order === 'string' ? order : '~';
};

// A folded document never changes: a new state is a new object, so what is found in one once holds for good.
const lists = new WeakMap<FoldedDocument, ReadonlyMap<string, readonly string[]>>();
const digests = new WeakMap<FoldedDocument, { readonly of: string; readonly digest: string }>();
const NO_KEYS: readonly string[] = [];

/** What stands below each first part of a path, and below each two: `field/instalments/x` is `x` of `field/instalments`. */
function keysBelow(document: FoldedDocument, prefix: string): readonly string[] {
  const known = lists.get(document);
  if (known) return known.get(prefix) ?? NO_KEYS;
  const found = new Map<string, string[]>();
  for (const path of Object.keys(document.paths)) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const below = found.get(path.slice(0, at));
      if (below) below.push(path.slice(at + 1));
      else found.set(path.slice(0, at), [path.slice(at + 1)]);
    }
  }
  lists.set(document, found);
  return found.get(prefix) ?? NO_KEYS;
}

function inputsOf(read: Reads): TranscriptInput[] {
  let count = 0;
  for (const heads of read.values()) count += heads.size;
  if (count <= MAX_INPUTS) return [...read].flatMap(([{ kind, id }, heads]) => [...heads].map(([path, head]) => ({ kind, id, path, head })));
  return [...read].map(([document, heads]) => ({ kind: document.kind, id: document.id, path: '*', head: digestOf(document, heads) }));
}

function digestOf(document: FoldedDocument, heads: ReadonlyMap<string, string>): string {
  const of = [...heads].map(([path, head]) => `${path}=${head}`).sort().join('\n');
  const known = digests.get(document);
  if (known?.of === of) return known.digest;
  const digest = sha256Hex(of);
  digests.set(document, { of, digest });
  return digest;
}
