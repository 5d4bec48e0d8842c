import type { Json } from '../journal/json';
import { caseFields, type CaseRecord } from './caseRecord';
import { listsBeside, listsWithin } from './caseLists';
import { writeFields, type FieldsOf, type FieldTable } from './fieldTable';

/** A document as the court wants it to stand: every known leaf by its path. */
export interface CourtDocument {
  readonly kind: 'case' | 'party' | 'clue' | 'paper';
  readonly id: string;
  readonly paths: Readonly<Record<string, Json>>;
}

type Row = { readonly id: string } & FieldsOf<FieldTable>;

/**
 * The documents of a case record: the `case` first, whose lists are leaves `deadline/<id>`, then one for every party, clue and
 * paper. `order` keeps the place in the list. What is unknown has no path.
 */
export function caseDocuments(record: CaseRecord): CourtDocument[] {
  const paths: Record<string, Json> = writeFields(caseFields, record.facts);
  for (const { member, prefix, fields } of listsWithin) {
    rows(record[member]).forEach((row, index) => {
      paths[`${prefix}/${row.id}`] = { order: index + 1, ...writeFields<FieldTable>(fields, row) };
    });
  }
  const beside = listsBeside.flatMap(({ member, kind, fields }) =>
    rows(record[member]).map((row, index): CourtDocument => ({ kind, id: row.id, paths: { order: index + 1, ...writeFields<FieldTable>(fields, row) } })),
  );
  return [{ kind: 'case', id: record.id, paths }, ...beside];
}

const rows = (list: readonly { readonly id: string }[]): readonly Row[] => list as readonly Row[];
