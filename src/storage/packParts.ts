import { documentKey, type FoldedDocument } from '@/domain/journal';
import { packDocuments, unpackDocuments } from './packedDocuments';

/** Beyond this many parts a whole pack is written as one again: reading then parses one text. */
const MANY_PARTS = 24;

/** Documents of a pack by key: later parts override earlier ones. */
export function readParts(parts: readonly string[]): Map<string, FoldedDocument> {
  const documents = new Map<string, FoldedDocument>();
  for (const part of parts) {
    for (const document of unpackDocuments(part)) documents.set(documentKey(document), document);
  }
  return documents;
}

/** Appends a page's documents without reading what is there; few small parts are cheaper than one large text written anew. */
export function addPart(parts: readonly string[], documents: readonly FoldedDocument[]): readonly string[] {
  if (documents.length === 0) return parts;
  const all = [...parts, packDocuments(documents)];
  return all.length > MANY_PARTS ? [packDocuments([...readParts(all).values()])] : all;
}
