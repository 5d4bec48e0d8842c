import { isWithdrawn, listOf, valueOf, type FoldedDocument } from '../journal/document';
import type { Json } from '../journal/json';
import { caseFields, type CaseRecord } from './caseRecord';
import { listsBeside, listsWithin } from './caseLists';
import { readFields, type FieldTable } from './fieldTable';

/** What reading a case needs of a folded document. */
export type ReadableDocument = Pick<FoldedDocument, 'kind' | 'id' | 'paths'>;

/**
 * The case record that folded documents tell, in the order of the court; withdrawn parties, clues and papers are left out.
 * Null while the `case` document itself is missing or unreadable.
 */
export function readCase(documents: Iterable<ReadableDocument>): CaseRecord | null {
  const all = [...documents];
  const own = all.find(({ kind }) => kind === 'case');
  if (!own) return null;
  const facts = readFields(caseFields, (key) => valueOf(own, key));
  if (!facts) return null;
  const lists: Record<string, unknown[]> = {};
  for (const { member, prefix, fields } of listsWithin) {
    lists[member] = inOrder(listOf(own, prefix).map(({ id, value }) => readRow(id, fields, (key) => memberOf(value, key))));
  }
  for (const { member, kind, fields } of listsBeside) {
    const standing = all.filter((document) => document.kind === kind && !isWithdrawn(document));
    lists[member] = inOrder(standing.map((document) => readRow(document.id, fields, (key) => valueOf(document, key))));
  }
  return { id: own.id, facts, ...lists } as unknown as CaseRecord;
}

interface OrderedRow {
  readonly order: number;
  readonly row: { readonly id: string };
}

function readRow(id: string, fields: FieldTable, leaf: (key: string) => Json | undefined): OrderedRow | null {
  const row = readFields(fields, leaf);
  const order = leaf('order');
  return row && { order: typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER, row: { id, ...row } };
}

function inOrder(read: readonly (OrderedRow | null)[]): OrderedRow['row'][] {
  return read
    .filter((entry) => entry !== null)
    .sort((a, b) => a.order - b.order || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}

const memberOf = (value: Json, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>)[key] : undefined;
