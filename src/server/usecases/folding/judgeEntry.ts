import type { ReadableEntry } from '@/domain/journal';
import { judgeRight, type CaseStanding, type Judgement, type WriterStanding } from './judgeRight';
import { claimKey, type Claims } from './loadClaims';

/**
 * The decision on one entry: its writer's right (P2), and what holds for every entry. Nobody acts under another's name; and
 * an id is one writer's alone within a case, or the heads of two entries would be taken for one. An entry that takes effect
 * claims its id.
 */
export function judgeEntry(entry: ReadableEntry, writer: WriterStanding, of: CaseStanding, claims: Claims): Judgement | 'unconfirmed' {
  if (writer.status === 'unconfirmed') return 'unconfirmed';
  const judgement = judgeRight(writer, of, entry.body.scope);
  if (!judgement.effective) return judgement;
  const key = claimKey(entry.body.case, entry.body.id);
  const claimedByAnother = (claims.get(key) ?? entry.writer) !== entry.writer;
  const underAnotherName = writer.officer !== null && entry.body.actor !== writer.officer;
  if (claimedByAnother || underAnotherName) return { ...judgement, effective: false, reason: 'documentRule' };
  claims.set(key, entry.writer);
  return judgement;
}
