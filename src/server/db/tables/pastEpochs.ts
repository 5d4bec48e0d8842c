import type { Moment } from './columns';

/** A court epoch that was and is no longer (G3); a later store's, which this one was told of by a receipt, too. */
export interface PastEpochsTable {
  court_id: string;
  epoch: string;
  ended_at: Moment;
}
