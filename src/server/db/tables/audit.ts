import type { ColumnType } from 'kysely';

/** Read here; written by `append_audit` alone. */
export interface AuditTable {
  /** '' is the book of what concerns no court. */
  court_id: ColumnType<string, never, never>;
  seq: ColumnType<number, never, never>;
  /** The exact JSON text that was hashed (`AuditRecord`). */
  record: ColumnType<string, never, never>;
  /** The hash of the row before; null for the first one. */
  prev: ColumnType<string | null, never, never>;
  /** SHA-256 over prev, seq, court and record, a line each; lower-case hex. */
  hash: ColumnType<string, never, never>;
}
