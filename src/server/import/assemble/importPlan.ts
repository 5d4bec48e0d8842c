import type { CaseNumber } from '@/domain/case/caseNumber';
import type { CaseRecord } from '@/domain/case/caseRecord';
import type { Role } from '../../db/tables/officers';

export interface PlannedCourt {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface PlannedOfficer {
  readonly id: string;
  readonly court: string;
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly duty: string | null;
  readonly certificateNo: string | null;
  readonly team: string | null;
  /** For a new account alone: the clear text to hash, or the hash. */
  readonly password: string | null;
  readonly passwordHash: string | null;
}

export interface PlannedTeam {
  readonly id: string;
  readonly court: string;
  readonly name: string;
}

/** Who sees a case: an officer or a team, by id. */
export type PlannedAssignment = { readonly officer: string; readonly team: null } | { readonly officer: null; readonly team: string };

export interface PlannedCase {
  readonly court: string;
  readonly number: CaseNumber;
  readonly record: CaseRecord;
  readonly assignments: readonly PlannedAssignment[];
}

/** What sound files ask for; ids follow from the files alone, so that the same files plan the same. */
export interface ImportPlan {
  readonly courts: readonly PlannedCourt[];
  readonly teams: readonly PlannedTeam[];
  readonly officers: readonly PlannedOfficer[];
  readonly cases: readonly PlannedCase[];
}
