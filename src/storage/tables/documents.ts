import { readFieldAction } from '@/domain/fieldAction';
import type { FoldedDocument } from '@/domain/journal';
import { packDocuments, unpackDocuments } from '../packedDocuments';
import type { DocumentRow, ListedAction } from './rows';

/** The kind that lists over all cases show, besides what the court wrote. */
export const LISTED_KIND = 'fieldAction';

/** A document on top as it is stored. */
export function documentRow(document: FoldedDocument): DocumentRow {
  const row = { case: document.case, kind: document.kind, id: document.id, json: packDocuments([document]) };
  return document.kind === LISTED_KIND ? { ...row, listed: 1 } : row;
}

export function documentOf({ kind, id, json }: DocumentRow): FoldedDocument {
  const [document] = unpackDocuments(json);
  if (!document) throw new Error(`${kind}/${id} is empty`);
  return document;
}

/** The row of a field action, withdrawn ones left out. */
export function listedAction(document: FoldedDocument): ListedAction | null {
  if (document.kind !== LISTED_KIND) return null;
  const { id, case: of, kind, classes, placeText, startedAt, endedAt, withdrawn } = readFieldAction(document);
  return withdrawn ? null : { id, case: of, kind, classes, placeText, startedAt, endedAt };
}
