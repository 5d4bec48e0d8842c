import type { ColumnType } from 'kysely';
import type { CounterOrNull, JsonOrNull, Moment, TextOrNull } from './columns';

type Bytes = ColumnType<Buffer, Buffer, never>;

/**
 * Every authentic entry, for ever, as the bytes that were received. The database itself refuses to delete a row
 * or to change what was signed; the outcome and what is read out of the body may be written later.
 */
export interface EntriesTable {
  court_id: string;
  writer_id: string;
  seq: ColumnType<number, number, never>;
  /** 0 is the branch that was accepted first; a fork is stored as 1, 2, … */
  branch: ColumnType<number, number | undefined, never>;
  /** SHA-256 of the header's bytes, lower-case hex. */
  hash: ColumnType<string, string, never>;
  header: Bytes;
  salt: Bytes;
  body: Bytes;
  /** The writer's signature over the header, where a transaction ended; base64url. */
  sig: ColumnType<string | null, string | null | undefined, never>;
  case_id: TextOrNull;
  document_kind: TextOrNull;
  document_id: TextOrNull;
  entry_id: TextOrNull;
  op: TextOrNull;
  received_at: Moment;
  /** The device that brought the entry, where it was not the writer's own. */
  carrier_device: TextOrNull;
  /** Null until it was folded for the first time; its `is` names the kind of outcome. */
  outcome: JsonOrNull<{ readonly is: string }>;
  /** Position of the outcome's last change in the writer's feed. */
  outcome_n: CounterOrNull;
}
