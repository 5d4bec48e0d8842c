import { sql, type Transaction } from 'kysely';
import { documentKey, documentsRead, type DocumentRef, type FoldedDocument, type ReadableEntry } from '@/domain/journal';
import type { Database } from '../../db/database';

/** By case, then by document key. */
export type DocumentsByCase = Map<string, Map<string, FoldedDocument>>;

/** Loads every document that folding these entries reads; those that do not exist yet are absent. */
export async function loadDocuments(trx: Transaction<Database>, court: string, entries: readonly ReadableEntry[]): Promise<DocumentsByCase> {
  const wanted = new Map<string, DocumentRef & { case: string }>();
  for (const entry of entries) {
    for (const ref of documentsRead(entry)) wanted.set(`${entry.body.case}\n${documentKey(ref)}`, { ...ref, case: entry.body.case });
  }
  const refs = [...wanted.values()];
  const found: DocumentsByCase = new Map();
  if (refs.length === 0) return found;
  const { rows } = await sql<{ case_id: string; body: string }>`SELECT d.case_id, d.body
    FROM unnest(${refs.map((ref) => ref.case)}::text[], ${refs.map((ref) => ref.kind)}::text[], ${refs.map((ref) => ref.id)}::text[]) AS wanted (case_id, kind, document_id)
    JOIN documents d ON d.court_id = ${court} AND d.case_id = wanted.case_id AND d.kind = wanted.kind AND d.document_id = wanted.document_id`.execute(trx);
  for (const row of rows) {
    // The fold's own text: it has the shape that it was written with.
    const document = JSON.parse(row.body) as FoldedDocument;
    const ofCase = found.get(row.case_id) ?? new Map<string, FoldedDocument>();
    found.set(row.case_id, ofCase.set(documentKey(document), document));
  }
  return found;
}
