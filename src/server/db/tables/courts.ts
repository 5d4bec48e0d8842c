import type { Moment } from './columns';

export interface CourtsTable {
  /** A short text slug such as `hn-yuelu`. */
  court_id: string;
  name: string;
  /** The court's code in case numbers (法院代字), such as 湘0104. */
  code: string;
  /** The court epoch: an id of this store, new after every restore. */
  epoch: string;
  created_at: Moment;
}
