import type { ColumnType } from 'kysely';
import type { Moment, TextOrNull } from './columns';

/** Who sees a case: an officer or a team, from one scope version of the case to another (null: still). */
export interface AssignmentsTable {
  court_id: string;
  assignment_id: string;
  case_id: string;
  officer_id: TextOrNull;
  team_id: TextOrNull;
  from_scope: number;
  /** First scope version in which the assignment no longer holds. */
  to_scope: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: Moment;
  ended_reason: TextOrNull;
}
