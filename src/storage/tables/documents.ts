import { readFieldAction } from '@/domain/fieldAction';
import type { FoldedDocument } from '@/domain/journal';
import type { DocumentRow, ListedAction } from './rows';

/** The kind that lists over all cases show, besides what the court wrote. */
export const LISTED_KIND = 'fieldAction';

/** A document on top as it is stored. */
export function documentRow(document: FoldedDocument): DocumentRow {
  const row = { case: document.case, kind: document.kind, id: document.id, json: JSON.stringify(document) };
  return document.kind === LISTED_KIND ? { ...row, listed: 1 } : row;
}

export const documentOf = (row: DocumentRow): FoldedDocument => JSON.parse(row.json) as FoldedDocument;

/** The row of a field action, withdrawn ones left out. */
export function listedAction(document: FoldedDocument): ListedAction | null {
  if (document.kind !== LISTED_KIND) return null;
  const { id, case: of, kind, classes, placeText, startedAt, endedAt, withdrawn } = readFieldAction(document);
  return withdrawn ? null : { id, case: of, kind, classes, placeText, startedAt, endedAt };
}
