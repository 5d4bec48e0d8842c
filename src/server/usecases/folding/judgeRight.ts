import type { SetAsideReason } from '@/domain/journal';
import type { CaseStatus } from '../../db/tables/cases';
import type { Role } from '../../db/tables/officers';
import type { WriterStatus } from '../../db/tables/writers';

/** Who wrote, as the court knows the writer now. `officer` null: the court's own writer. */
export interface WriterStanding {
  readonly status: WriterStatus;
  readonly officer: string | null;
  readonly team: string | null;
  /** Null: the court's own writer. */
  readonly role: Role | null;
}

export interface CaseStanding {
  readonly status: CaseStatus;
  readonly scope: number;
  readonly assignments: readonly Assignment[];
}

export interface Assignment {
  readonly officer: string | null;
  /** The assigned team, or the team of the assigned officer. */
  readonly team: string | null;
  /** First scope version in which it no longer holds; null while it holds. */
  readonly toScope: number | null;
}

/** The decision, with what it was made on, as the fold log keeps it (F6). */
export interface Judgement {
  readonly effective: boolean;
  readonly reason?: SetAsideReason;
  readonly known: number;
  readonly scope: number;
  readonly status: CaseStatus;
  /** The right ended, or the case was moved or closed, after the scope version that the writer knew: a mark, not a refusal. */
  readonly late?: true;
  /** Id of the admission by which a lead gave it effect (P9). */
  readonly admitted?: string;
}

/**
 * Whether an entry may take effect (P2). Right is judged by the scope version that the writer last knew: what was taken
 * from the officer afterwards only marks the entry, because it was written in good faith.
 */
export function judgeRight(writer: WriterStanding, of: CaseStanding, knownScope: number): Judgement {
  const context = { known: knownScope, scope: of.scope, status: of.status };
  if (writer.status === 'revoked') return { effective: false, reason: 'writerRevoked', ...context };
  if (writer.officer === null) return { effective: true, ...context };
  const own = of.assignments.filter((assignment) => reaches(assignment, writer));
  const then = own.some(({ toScope }) => toScope === null || toScope > knownScope);
  if (!then) return { effective: false, reason: endReason(of.status, 'notAssigned'), ...context };
  // The case was already ended when the officer last pulled it: the officer knew.
  if (of.status !== 'open' && knownScope >= of.scope) return { effective: false, reason: endReason(of.status, 'notAssigned'), ...context };
  const still = of.status === 'open' && own.some(({ toScope }) => toScope === null);
  return { effective: true, ...context, ...(still ? {} : { late: true }) };
}

/**
 * Whether an admission may take effect (P9): a lead's, who has right on the case as the lead last knew it; where the case has ended
 * and is nobody's, the lead who had it last.
 */
export function judgeAdmission(writer: WriterStanding, of: CaseStanding, knownScope: number): Judgement {
  const context = { known: knownScope, scope: of.scope, status: of.status };
  if (writer.status === 'revoked') return { effective: false, reason: 'writerRevoked', ...context };
  if (writer.role !== 'lead') return { effective: false, reason: 'documentRule', ...context };
  const may = of.assignments.some((assignment) => reaches(assignment, writer) && (assignment.toScope === null || assignment.toScope > knownScope || of.status !== 'open'));
  return may ? { effective: true, ...context } : { effective: false, reason: endReason(of.status, 'notAssigned'), ...context };
}

/** Whether a lead may say that something was seen (P2): it changes nothing, so that any right on the case that the lead's team has or had will do. */
export function judgeReview(writer: WriterStanding, of: CaseStanding, knownScope: number): Judgement {
  const context = { known: knownScope, scope: of.scope, status: of.status };
  if (writer.status === 'revoked') return { effective: false, reason: 'writerRevoked', ...context };
  if (writer.role !== 'lead') return { effective: false, reason: 'documentRule', ...context };
  const may = of.assignments.some((assignment) => reaches(assignment, writer));
  return may ? { effective: true, ...context } : { effective: false, reason: endReason(of.status, 'notAssigned'), ...context };
}

/** A lead answers for every officer of the team; others for what names them or their team; an administrator for no case at all. */
function reaches(assignment: Assignment, writer: WriterStanding): boolean {
  if (writer.role === 'admin') return false;
  if (assignment.officer !== null && assignment.officer === writer.officer) return true;
  const byTeam = assignment.team !== null && assignment.team === writer.team;
  return byTeam && (assignment.officer === null || writer.role === 'lead');
}

function endReason(status: CaseStatus, otherwise: SetAsideReason): SetAsideReason {
  switch (status) {
    case 'moved':
      return 'caseMoved';
    case 'closed':
      return 'caseClosed';
    case 'open':
      return otherwise;
  }
}
