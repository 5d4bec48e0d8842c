import { documentKey, headsOf, isWithdrawn, valueOf, type Documents, type FoldedDocument, type Json } from '../journal';
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
  all(kind: string): FoldedDocument[];
  value(document: FoldedDocument | undefined, path: string): Json | null;
  text(document: FoldedDocument | undefined, path: string): string | null;
  number(document: FoldedDocument | undefined, path: string): number | null;
  /** Leaves below `prefix/`, by `order`, each as a record of its members. */
  rows(document: FoldedDocument | undefined, prefix: string): { readonly id: string; readonly leaf: Readonly<Record<string, Json>> }[];
  inputs(): TranscriptInput[];
}

export function inputReader(documents: Documents): InputReader {
  const read = new Map<string, TranscriptInput>();

  function value(document: FoldedDocument | undefined, path: string): Json | null {
    if (!document) return null;
    const head = headsOf(document, path).sort().join(' ');
    if (head !== '') read.set(`${documentKey(document)} ${path}`, { kind: document.kind, id: document.id, path, head });
    return valueOf(document, path) ?? null;
  }
  function text(document: FoldedDocument | undefined, path: string): string | null {
    const found = value(document, path);
    return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
  }
  return {
    value,
    text,
    find: (kind, id) => documents.get(documentKey({ kind, id })),
    all: (kind) =>
      [...documents.values()]
        .filter((document) => document.kind === kind && !isWithdrawn(document))
        .sort((a, b) => (a.created.entry < b.created.entry ? -1 : a.created.entry > b.created.entry ? 1 : 0)),
    number(document, path) {
      const found = value(document, path);
      return typeof found === 'number' ? found : null;
    },
    rows(document, prefix) {
      if (!document) return [];
      return Object.keys(document.paths)
        .filter((path) => path.startsWith(`${prefix}/`))
        .flatMap((path) => {
          const leaf = value(document, path);
          return isRecord(leaf) ? [{ id: path.slice(prefix.length + 1), leaf }] : [];
        })
        .sort((a, b) => (rank(a.leaf) === rank(b.leaf) ? (a.id < b.id ? -1 : 1) : rank(a.leaf) < rank(b.leaf) ? -1 : 1));
    },
    inputs: () => fewer([...read.values()]),
  };
}

const isRecord = (value: Json | null): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const rank = (leaf: Readonly<Record<string, Json>>): string => {
  const { order } = leaf;
  return typeof order === 'number' ? String(order).padStart(9, '0') : typeof order === 'string' ? order : '~';
};

function fewer(inputs: TranscriptInput[]): TranscriptInput[] {
  if (inputs.length <= MAX_INPUTS) return inputs;
  const byDocument = new Map<string, TranscriptInput[]>();
  for (const input of inputs) byDocument.set(documentKey(input), [...(byDocument.get(documentKey(input)) ?? []), input]);
  return [...byDocument.values()].flatMap((own) => {
    const first = own[0];
    return first ? [{ kind: first.kind, id: first.id, path: '*', head: sha256Hex(own.map(({ path, head }) => `${path}=${head}`).sort().join('\n')) }] : [];
  });
}
