import type { Counter, Moment } from './columns';

/** What entries fold to. `body` is JSON text, not jsonb: it goes out exactly as the fold wrote it. */
export interface DocumentsTable {
  court_id: string;
  case_id: string;
  kind: string;
  document_id: string;
  /** Feed position of the last change; see `cases.head`. */
  n: Counter;
  body: string;
  updated_at: Moment;
}
