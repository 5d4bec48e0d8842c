import { ADMISSION_KIND, REVIEW_KIND, type ReadableEntry } from '@/domain/journal';
import { judgeAdmission, judgeReview, judgeRight, type CaseStanding, type Judgement, type WriterStanding } from './judgeRight';
import { claimKey, type Claims } from './loadClaims';

/**
 * The decision on one entry: its writer's right (P2), and what holds for every entry. Nobody acts under another's name; and
 * an id is one writer's alone within a case, or the heads of two entries would be taken for one. An entry that takes effect
 * claims its id.
 */
export function judgeEntry(entry: ReadableEntry, writer: WriterStanding, of: CaseStanding, claims: Claims): Judgement | 'unconfirmed' {
  if (writer.status === 'unconfirmed') return 'unconfirmed';
  const { op } = entry.body;
  const judgement = (op === 'admit' ? judgeAdmission : op === 'review' ? judgeReview : judgeRight)(writer, of, entry.body.scope);
  if (!judgement.effective) return judgement;
  if ((op === 'admit' || op === 'review') && entry.body.document.kind !== (op === 'admit' ? ADMISSION_KIND : REVIEW_KIND)) return { ...judgement, effective: false, reason: 'documentRule' };
  const key = claimKey(entry.body.case, entry.body.id);
  const claimedByAnother = (claims.get(key) ?? entry.writer) !== entry.writer;
  if (claimedByAnother || underAnotherName(entry, writer)) return { ...judgement, effective: false, reason: 'documentRule' };
  claims.set(key, entry.writer);
  return judgement;
}

/**
 * The decision on an entry that a lead admits (P9). What was set aside for the wrong name stays so, and so does an act that has taken
 * effect already: on another branch of a cloned profile, or by another admission.
 */
export function judgeAdmitted(entry: ReadableEntry, admission: ReadableEntry, writer: WriterStanding, of: CaseStanding, claims: Claims): Judgement | null {
  const key = claimKey(entry.body.case, entry.body.id);
  if (claims.has(key) || underAnotherName(entry, writer)) return null;
  claims.set(key, entry.writer);
  return { effective: true, known: entry.body.scope, scope: of.scope, status: of.status, admitted: admission.body.id };
}

const underAnotherName = (entry: ReadableEntry, writer: WriterStanding): boolean => writer.officer !== null && entry.body.actor !== writer.officer;
