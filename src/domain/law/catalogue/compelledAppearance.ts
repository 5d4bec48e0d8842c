import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, inquiryProvisions, interpretation } from '../sources';

/** R21 拘传: only who was duly summoned and stayed away without reason, with the president's approval and a warrant (拘传票). */
export const compelledAppearance: CheckedRule = {
  id: 'R21',
  source: interpretation('第四百八十二条第一款'),
  also: [interpretation('第一百七十五条'), civilProcedure('第一百一十九条'), inquiryProvisions('第十五条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: ({ action, case: of }) =>
    action.appearances.flatMap(({ id, person, summonsTimes, approvedBy, warrantNo }): Lack[] => {
      const at = { tab: 'course', id } as const;
      const words = { name: person ?? '' };
      const onBoard = (of?.papers ?? []).some(({ kind, number }) => kind === 'compelledAppearanceWarrant' && number !== null);
      return [
        ...((summonsTimes ?? []).length === 0 ? [{ code: 'summons', at, words }] : []),
        ...(approvedBy === null ? [{ code: 'approval', at, words }] : []),
        ...(warrantNo === null && !onBoard ? [{ code: 'warrant', at, words }] : []),
      ];
    }),
};
