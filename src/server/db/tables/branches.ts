import type { Counter, Moment } from './columns';

/** A branch of a writer's chain beside the accepted one (P6): it left `parent_branch` before `first_seq`. */
export interface BranchesTable {
  court_id: string;
  writer_id: string;
  /** 1, 2, … in the order in which they came. */
  branch: number;
  parent_branch: number;
  first_seq: Counter;
  head_seq: Counter;
  head_hash: string;
  created_at: Moment;
}
