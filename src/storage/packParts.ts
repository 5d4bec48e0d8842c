import { documentKey, type FoldedDocument } from '@/domain/journal';
import { packDocuments, unpackDocuments } from './packedDocuments';
import type { Sealing } from './sealing';

/** Beyond this many parts a whole pack is written as one again: reading then parses one text. */
const MANY_PARTS = 24;

const recordOf = (of: string): string => `pack/${of}`;

/** Documents of a case's pack by key: later parts override earlier ones. */
export async function readParts(sealing: Sealing, of: string, parts: readonly Uint8Array[]): Promise<Map<string, FoldedDocument>> {
  const documents = new Map<string, FoldedDocument>();
  for (const text of await Promise.all(parts.map((part) => sealing.openText(recordOf(of), part)))) {
    for (const document of unpackDocuments(text)) documents.set(documentKey(document), document);
  }
  return documents;
}

/** Appends a page's documents without reading what is there; few small parts are cheaper than one large text written anew. */
export async function addPart(sealing: Sealing, of: string, parts: readonly Uint8Array[], documents: readonly FoldedDocument[]): Promise<readonly Uint8Array[]> {
  if (documents.length === 0) return parts;
  const part = (all: readonly FoldedDocument[]): Promise<Uint8Array> => sealing.sealText(of, recordOf(of), packDocuments(all));
  if (parts.length < MANY_PARTS) return [...parts, await part(documents)];
  const before = await readParts(sealing, of, parts);
  for (const document of documents) before.set(documentKey(document), document);
  return [await part([...before.values()])];
}
