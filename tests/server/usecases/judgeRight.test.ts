import { describe, expect, it } from 'vitest';
import { judgeRight, type Assignment, type CaseStanding, type WriterStanding } from '@/server/usecases/folding/judgeRight';

const zhang: WriterStanding = { status: 'confirmed', officer: 'zhang', team: 'one', role: 'officer' };
const toZhang: Assignment = { officer: 'zhang', team: 'one', toScope: null };
const toLi: Assignment = { officer: 'li', team: 'one', toScope: null };
const toTeam: Assignment = { officer: null, team: 'one', toScope: null };
const of = (assignments: readonly Assignment[], given: Partial<CaseStanding> = {}): CaseStanding => ({ status: 'open', scope: 3, assignments, ...given });
const verdict = (writer: WriterStanding, standing: CaseStanding, known: number) => {
  const { effective, reason, late } = judgeRight(writer, standing, known);
  return effective ? (late ? 'late' : 'yes') : reason;
};

describe('[P2] the right to write into a case', () => {
  it.each([
    ['assigned to the officer', zhang, of([toZhang]), 3, 'yes'],
    ['assigned to the team', zhang, of([toTeam]), 3, 'yes'],
    ['assigned to a colleague alone', zhang, of([toLi]), 3, 'notAssigned'],
    ['assigned to an officer of the lead', { ...zhang, officer: 'wang', role: 'lead' as const }, of([toLi]), 3, 'yes'],
    ['a lead of another team', { ...zhang, officer: 'wang', team: 'two', role: 'lead' as const }, of([toLi]), 3, 'notAssigned'],
    ['nobody has a team, and neither has the case', { ...zhang, team: null }, of([{ ...toLi, team: null }]), 3, 'notAssigned'],
    ['taken away after what the officer knew', zhang, of([{ ...toZhang, toScope: 3 }]), 2, 'late'],
    ['taken away, and the officer knew', zhang, of([{ ...toZhang, toScope: 3 }]), 3, 'notAssigned'],
    ['taken away and given back', zhang, of([{ ...toZhang, toScope: 2 }, toZhang]), 1, 'yes'],
    ['closed after what the officer knew', zhang, of([toZhang], { status: 'closed' }), 2, 'late'],
    ['closed, and the officer knew', zhang, of([toZhang], { status: 'closed' }), 3, 'caseClosed'],
    ['moved, with the assignment ended', zhang, of([{ ...toZhang, toScope: 3 }], { status: 'moved' }), 3, 'caseMoved'],
    ['moved, and never assigned', zhang, of([toLi], { status: 'moved' }), 1, 'caseMoved'],
    ['a revoked writer', { ...zhang, status: 'revoked' as const }, of([toZhang]), 3, 'writerRevoked'],
    ['an administrator, though of the team and named', { ...zhang, role: 'admin' as const }, of([toZhang, toTeam]), 3, 'notAssigned'],
    ['the court itself, in a closed case', { ...zhang, officer: null, team: null, role: null }, of([], { status: 'closed' }), 0, 'yes'],
  ])('%s', (_what, writer, standing, known, expected) => {
    expect(verdict(writer, standing, known)).toBe(expected);
  });
});
