import { sql, type Transaction } from 'kysely';
import { FOLD_VERSION, type FoldedDocument } from '@/domain/journal';
import type { Database } from '../../db/database';
import { packTexts, type PackedTexts } from '../../db/packTexts';
import type { CaseFolded } from './foldOneCase';

/** What folding changed, with its documents as texts: that is half of the work of writing it, and needs no database. */
export interface FoldedToWrite {
  readonly folded: ReadonlyMap<string, CaseFolded>;
  readonly documents: readonly { readonly document: FoldedDocument; readonly n: number }[];
  readonly packed: PackedTexts;
}

export function packFolded(folded: ReadonlyMap<string, CaseFolded>): FoldedToWrite {
  const documents = [...folded.values()].flatMap(({ changed }) => [...changed.values()]);
  return { folded, documents, packed: packTexts(documents.map(({ document }) => JSON.stringify(document))) };
}

/** Writes what folding changed in each case: documents, fold log, head of the feed. A few statements, however many entries. */
export async function writeFolded(trx: Transaction<Database>, court: string, { folded, documents, packed }: FoldedToWrite, now: string): Promise<void> {
  if (documents.length > 0) {
    await sql`INSERT INTO documents (court_id, case_id, kind, document_id, n, body, updated_at)
      SELECT ${court}, d.case_id, d.kind, d.document_id, d.n, convert_from(substring(${packed.bytes}::bytea FROM d.start FOR d.length), 'UTF8'), ${now}::timestamptz
      FROM unnest(${documents.map(({ document }) => document.case)}::text[], ${documents.map(({ document }) => document.kind)}::text[], ${documents.map(({ document }) => document.id)}::text[],
        ${documents.map(({ n }) => n)}::bigint[], ${packed.offsets}::int[], ${packed.lengths}::int[]) AS d (case_id, kind, document_id, n, start, length)
      ON CONFLICT (court_id, case_id, kind, document_id) DO UPDATE SET n = excluded.n, body = excluded.body, updated_at = excluded.updated_at`.execute(trx);
  }
  const log = [...folded].flatMap(([caseId, { log: lines }]) => lines.map((line) => ({ caseId, ...line })));
  if (log.length > 0) {
    await sql`INSERT INTO fold_log (court_id, case_id, position, writer_id, seq, branch, verdict, fold_version)
      SELECT ${court}, l.case_id, l.position, l.writer_id, l.seq, l.branch, l.verdict::jsonb, ${FOLD_VERSION}
      FROM unnest(${log.map((line) => line.caseId)}::text[], ${log.map((line) => line.position)}::bigint[], ${log.map((line) => line.writer)}::text[],
        ${log.map((line) => line.seq)}::bigint[], ${log.map((line) => line.branch)}::int[], ${log.map((line) => JSON.stringify(line.verdict))}::text[]) AS l (case_id, position, writer_id, seq, branch, verdict)`.execute(trx);
  }
  const heads = [...folded].map(([caseId, { head }]) => ({ caseId, head }));
  if (heads.length > 0) {
    await sql`UPDATE cases SET head = h.head, updated_at = ${now}::timestamptz
      FROM unnest(${heads.map(({ caseId }) => caseId)}::text[], ${heads.map(({ head }) => head)}::bigint[]) AS h (case_id, head)
      WHERE cases.court_id = ${court} AND cases.case_id = h.case_id AND cases.head <> h.head`.execute(trx);
  }
}
