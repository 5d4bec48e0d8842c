import { readFieldAction } from '@/domain/fieldAction';
import type { FoldedDocument } from '@/domain/journal';
import { packDocuments, unpackDocuments } from '../packedDocuments';
import type { Sealing } from '../sealing';
import type { DocumentRow, ListedAction } from './rows';

/** The kind that lists over all cases show, besides what the court wrote. */
export const LISTED_KIND = 'fieldAction';

const recordOf = ({ case: of, kind, id }: Pick<DocumentRow, 'case' | 'kind' | 'id'>): string => `document/${of}/${kind}/${id}`;

/** A document on top as it is stored. */
export async function documentRow(sealing: Sealing, document: FoldedDocument): Promise<DocumentRow> {
  const { case: of, kind, id } = document;
  const row = { case: of, kind, id, json: await sealing.sealText(of, recordOf(document), packDocuments([document])) };
  return kind === LISTED_KIND ? { ...row, listed: 1 } : row;
}

export async function documentOf(sealing: Sealing, row: DocumentRow): Promise<FoldedDocument> {
  const [document] = unpackDocuments(await sealing.openText(recordOf(row), row.json));
  if (!document) throw new Error(`${row.kind}/${row.id} is empty`);
  return document;
}

/** The row of a field action, withdrawn ones left out. */
export function listedAction(document: FoldedDocument): ListedAction | null {
  if (document.kind !== LISTED_KIND) return null;
  const { id, case: of, kind, classes, placeText, startedAt, endedAt, withdrawn } = readFieldAction(document);
  return withdrawn ? null : { id, case: of, kind, classes, placeText, startedAt, endedAt };
}
