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
  mime: TextOrNull;
  size: CounterOrNull;
  state: Defaulted<'announced' | 'stored'>;
  announced_at: Moment;
  stored_at: MomentOrNull;
}
