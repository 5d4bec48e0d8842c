import type { Counter, Moment, TextOrNull } from './columns';

/** Strips that a tablet was given; no number of a court is in two rows, which the database sees to. */
export interface SealRangesTable {
  court_id: string;
  range_id: string;
  /** What stands before the digits; never ends in one. */
  prefix: string;
  digits: number;
  first_number: Counter;
  last_number: Counter;
  device_id: string;
  /** Who took them. */
  officer_id: TextOrNull;
  issued_by: string;
  issued_at: Moment;
}
