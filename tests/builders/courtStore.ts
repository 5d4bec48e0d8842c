import { sql, type Kysely } from 'kysely';
import { chainName, documentKey, fold, readEntry, readHeader, type FoldedDocument, type ReadableEntry } from '@/domain/journal';
import type { Database } from '@/server/db/database';

/** The documents of a case as the court holds them, by key. */
export async function storedDocuments(db: Kysely<Database>, courtId: string, caseId: string): Promise<Map<string, FoldedDocument>> {
  const rows = await db.selectFrom('documents').select('body').where('court_id', '=', courtId).where('case_id', '=', caseId).execute();
  return new Map(rows.map(({ body }) => JSON.parse(body) as FoldedDocument).map((document) => [documentKey(document), document]));
}

/** Folds the case anew from its entries in the order of the fold log, with the verdicts of then (F6). */
export async function refold(db: Kysely<Database>, courtId: string, caseId: string): Promise<Map<string, FoldedDocument>> {
  const { rows } = await sql<{ header: Buffer; body: Buffer; branch: number; verdict: { effective: boolean; reason?: 'notAssigned' } }>`SELECT e.header, e.body, l.branch, l.verdict FROM fold_log l
    JOIN entries e ON e.court_id = l.court_id AND e.writer_id = l.writer_id AND e.seq = l.seq AND e.branch = l.branch
    WHERE l.court_id = ${courtId} AND l.case_id = ${caseId} ORDER BY l.position`.execute(db);
  const documents = new Map<string, FoldedDocument>();
  for (const row of rows) {
    const verdict = row.verdict.effective ? ({ effective: true } as const) : ({ effective: false, reason: row.verdict.reason ?? 'documentRule' } as const);
    for (const document of fold((ref) => documents.get(documentKey(ref)), readStored(row), verdict).changed) documents.set(documentKey(document), document);
  }
  return documents;
}

function readStored(row: { readonly header: Buffer; readonly body: Buffer; readonly branch: number }): ReadableEntry {
  const header = readHeader(row.header.toString('utf8'));
  const read = header && readEntry(header, { body: row.body.toString('utf8') });
  if (!read?.ok) throw new Error('a folded entry cannot be read');
  return { ...read.entry, writer: chainName(read.entry.writer, row.branch) };
}
