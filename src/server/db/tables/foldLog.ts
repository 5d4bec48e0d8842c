import type { Counter, Defaulted, JsonOf } from './columns';

/** The order in which a case was folded, with every verdict: replaying it gives the same documents (F6). */
export interface FoldLogTable {
  court_id: string;
  case_id: string;
  position: Counter;
  writer_id: string;
  seq: Counter;
  /** As in `entries`; other than 0 where a lead admitted it (P9). */
  branch: Defaulted<number>;
  verdict: JsonOf<unknown>;
  fold_version: number;
}
