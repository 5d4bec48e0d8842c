import type { FoldedDocument, Head, Json } from '@/domain/journal';

/** Documents whose paths are told apart: names once for all documents that have the same, values in the order of those names. */
interface Packed {
  readonly packed: 1;
  readonly names: string[][];
  /** `paths` is the place in `names`. */
  readonly documents: Bare[];
  readonly values: (Json | null)[][];
  /** Paths whose heads are more than one value by the entry that made the document, with the place of that document. */
  readonly heads: [number, string, readonly Head[]][];
}
type Bare = Omit<FoldedDocument, 'paths'> & { paths: number | Record<string, readonly Head[]> };

/**
 * Documents as a text that is a third as long as they are as JSON, and as quick to read: most paths have one head, by the entry that
 * made the document, and would name it again each time. What is of no known form is written as it is.
 */
export function packDocuments(documents: readonly FoldedDocument[]): string {
  if (!documents.every(isPackable)) return JSON.stringify(documents);
  const packed: Packed = { packed: 1, names: [], documents: [], values: [], heads: [] };
  const places = new Map<string, number>();
  documents.forEach((document, i) => {
    const names = Object.keys(document.paths);
    const key = JSON.stringify(names);
    const place = places.get(key) ?? packed.names.push(names) - 1;
    places.set(key, place);
    // In the place where it stood, so that the order of fields is kept, too.
    packed.documents.push({ ...document, paths: place });
    packed.values.push(
      names.map((name) => {
        const heads = document.paths[name] ?? [];
        const only = heads[0];
        if (heads.length === 1 && only && isPlain(only, document.created.entry)) return only.value;
        packed.heads.push([i, name, heads]);
        return null;
      }),
    );
  });
  return JSON.stringify(packed);
}

/** The very documents that were packed. Reads what earlier apps wrote, too: an array of documents, or a single one. */
export function unpackDocuments(text: string): readonly FoldedDocument[] {
  const read = JSON.parse(text) as Packed | FoldedDocument[] | FoldedDocument;
  if (Array.isArray(read)) return read;
  if (!('packed' in read)) return [read];
  const { names, documents, values, heads } = read;
  documents.forEach((document, i) => {
    const { entry } = document.created;
    const own = values[i] ?? [];
    const paths: Record<string, readonly Head[]> = {};
    (names[document.paths as number] ?? []).forEach((name, j) => {
      paths[name] = [{ entry, value: own[j] ?? null }];
    });
    document.paths = paths;
  });
  for (const [i, name, others] of heads) (documents[i]?.paths as Record<string, readonly Head[]>)[name] = others;
  return documents as FoldedDocument[];
}

const isPlain = (head: Head, entry: string): boolean => head.entry === entry && head.value !== undefined && Object.keys(head).length === 2;

/** A document of a newer schema may be anything (V1). */
function isPackable({ created, paths }: Partial<FoldedDocument>): boolean {
  return typeof created?.entry === 'string' && typeof paths === 'object' && !Object.hasOwn(paths, '__proto__') && Object.values(paths).every((heads) => Array.isArray(heads));
}
