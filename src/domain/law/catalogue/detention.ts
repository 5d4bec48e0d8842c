import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, interpretation } from '../sources';

const LONGEST_DAYS = 15;
const FAMILY_WITHIN_MS = 24 * 3_600_000;

/** R23 拘留: 15 days at most, approved by the president (afterwards in an emergency), the family told within 24 hours or why not. */
export const detention: CheckedRule = {
  id: 'R23',
  source: civilProcedure('第一百一十八条'),
  also: [civilProcedure('第一百一十九条'), interpretation('第一百八十条'), interpretation('第一百八十一条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: ({ action, at: now }) =>
    action.detentions.flatMap(({ id, person, days, approvedBy, urgent, startedAt, familyToldAt, familyNote }): Lack[] => {
      const at = { tab: 'course', id } as const;
      const words = { name: person ?? '' };
      const told = familyToldAt === null ? Date.parse(now) : Date.parse(familyToldAt);
      const isLate = startedAt !== null && told - Date.parse(startedAt) > FAMILY_WITHIN_MS;
      const answer = { kind: 'fieldAction', id: action.id, path: 'reason/R23', reason: familyNote ?? action.reasons['R23'] ?? null };
      return [
        ...((days ?? 0) > LONGEST_DAYS ? [{ code: 'days', at, words: { ...words, days: days ?? 0 } }] : []),
        ...(days === null ? [{ code: 'noDays', at, words }] : []),
        ...(approvedBy === null ? [urgent ? ({ code: 'approvalPending', at, words, level: 'warn', answer: false } as const) : { code: 'approval', at, words }] : []),
        ...(isLate ? [{ code: 'family', at, words, level: 'warn', answer } as const] : []),
      ];
    }),
};
