import type { CounterOrNull, Defaulted, Moment, TextOrNull } from './columns';

/** A signed receipt, kept as it was sent: for a range of entries, or for one file. */
export interface ReceiptsTable {
  court_id: string;
  receipt_id: string;
  kind: 'entries' | 'file';
  writer_id: string;
  /** Of the entries; see `branches`. */
  branch: Defaulted<number>;
  from_seq: CounterOrNull;
  to_seq: CounterOrNull;
  /** Hash of the entry at `to_seq`. */
  head: TextOrNull;
  sha256: TextOrNull;
  issued_at: Moment;
  jws: string;
}
