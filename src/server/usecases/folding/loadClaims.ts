import { sql, type Transaction } from 'kysely';
import type { ReadableEntry } from '@/domain/journal';
import type { Database } from '../../db/database';

/** By `claimKey` the writer whose entry took effect under this id first. */
export type Claims = Map<string, string>;
export const claimKey = (caseId: string, entryId: string): string => `${caseId}\n${entryId}`;

/** Who holds the ids of these entries already, by what was folded before; cases are locked by the caller. */
export async function loadClaims(trx: Transaction<Database>, court: string, entries: readonly ReadableEntry[]): Promise<Claims> {
  if (entries.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; entry_id: string; writer_id: string }>`SELECT case_id, entry_id, writer_id FROM entries
    WHERE court_id = ${court} AND entry_id = ANY(${entries.map(({ body }) => body.id)}::text[]) AND case_id IS NOT NULL AND outcome ->> 'is' NOT IN ('setAside', 'unreadable')`.execute(trx);
  return new Map(rows.map((row) => [claimKey(row.case_id, row.entry_id), row.writer_id]));
}
