import type { ColumnType } from 'kysely';
import type { CounterOrNull, Defaulted, Moment, MomentOrNull, TextOrNull } from './columns';

/** A file that an entry announced. `size` and `stored_at` are unknown until the gateway hashed the whole file. */
export interface AttachmentsTable {
  court_id: string;
  writer_id: string;
  /** Id of the entry that attached the file. */
  attach_entry: string;
  sha256: string;
  case_id: TextOrNull;
  document_kind: TextOrNull;
  document_id: TextOrNull;
  /** As announced. */
  mime: TextOrNull;
  /** What the bytes are, where they were announced as an image; another kind, or null, is the mark of one that is none. */
  found_mime: TextOrNull;
  /** Of a picture, as its own header says. */
  width: ColumnType<number | null, number | null | undefined, number | null>;
  height: ColumnType<number | null, number | null | undefined, number | null>;
  size: CounterOrNull;
  state: Defaulted<'announced' | 'stored'>;
  announced_at: Moment;
  stored_at: MomentOrNull;
}
