import type { Defaulted, JsonOf, Moment, TextOrNull } from './columns';

export const caseStatuses = ['open', 'closed', 'moved'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export interface CasesTable {
  court_id: string;
  case_id: string;
  /** Case number (案号) in its canonical form; unique in the court. */
  number: string;
  year: number;
  /** Case type code (类型代字), such as 执 or 执恢. */
  type: string;
  serial: number;
  status: Defaulted<CaseStatus>;
  team_id: TextOrNull;
  /** The imported record as the next import compares it. */
  record: JsonOf<unknown>;
  record_hash: string;
  /** Scope version: goes up with every change of right within the case. */
  scope: Defaulted<number>;
  /** Highest feed position given out; raised only under this row's lock, in the transaction that commits the change. */
  head: Defaulted<number>;
  created_at: Moment;
  updated_at: Moment;
}
