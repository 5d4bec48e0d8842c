import { sql, type Transaction } from 'kysely';
import { documentKey, documentsRead, type DocumentRef, type FoldedDocument, type ReadableEntry } from '@/domain/journal';
import type { Database } from '../../db/database';

/** By case, then by document key. */
export type DocumentsByCase = Map<string, Map<string, FoldedDocument>>;

/** Loads every document that folding these entries reads; those that do not exist yet are absent. */
export async function loadDocuments(trx: Transaction<Database>, court: string, entries: readonly ReadableEntry[]): Promise<DocumentsByCase> {
  const wanted = new Map<string, DocumentRef & { case: string }>();
  for (const entry of entries) {
    for (const ref of documentsRead(entry)) wanted.set(wantedKey(entry.body.case, ref), { ...ref, case: entry.body.case });
  }
  const refs = [...wanted.values()];
  const found: DocumentsByCase = new Map();
  if (refs.length === 0) return found;
  const { rows } = await sql<{ case_id: string; kind: string; document_id: string; body: string }>`SELECT case_id, kind, document_id, body FROM documents
    WHERE court_id = ${court} AND case_id = ANY(${distinct(refs.map((ref) => ref.case))}::text[]) AND kind = ANY(${distinct(refs.map(({ kind }) => kind))}::text[])
      AND document_id = ANY(${distinct(refs.map(({ id }) => id))}::text[])`.execute(trx);
  for (const row of rows) {
    // Several cases or kinds are asked for at once; what matched across them was not.
    if (!wanted.has(wantedKey(row.case_id, { kind: row.kind, id: row.document_id }))) continue;
    // The fold's own text: it has the shape that it was written with.
    const document = JSON.parse(row.body) as FoldedDocument;
    const ofCase = found.get(row.case_id) ?? new Map<string, FoldedDocument>();
    found.set(row.case_id, ofCase.set(documentKey(document), document));
  }
  return found;
}

const wantedKey = (caseId: string, ref: DocumentRef): string => `${caseId}\n${documentKey(ref)}`;
const distinct = (values: readonly string[]): string[] => [...new Set(values)];
