import type { Moment } from './columns';

export interface ImportsTable {
  court_id: string;
  import_id: string;
  file_name: string;
  sha256: string;
  /** How many cases the file held. */
  cases: number;
  at: Moment;
}
