import { daysBetween, isDay, shanghaiDay } from '../../time/day';
import { termReminderDays } from '../rules/measureTerms';
import type { CheckedRule, Lack } from '../shortfall';
import { interpretation, seizureProvisions } from '../sources';

/** R17 期限将届: a seizure lapses when it is not renewed before its last day. */
export const termEnding: CheckedRule = {
  id: 'R17',
  source: interpretation('第四百八十五条'),
  also: [seizureProvisions('第二十七条')],
  level: 'record',
  stage: 'freeze',
  validFrom: '2022-04-10',
  validTo: null,
  check: ({ allItems, case: of, at: now }) => {
    const today = shanghaiDay(now);
    const near = (to: string | null): number | null => {
      const left = to !== null && isDay(to) ? daysBetween(today, to) : null;
      return left !== null && left <= Math.max(...termReminderDays) ? left : null;
    };
    const own = allItems.flatMap(({ id, label, terms }): Lack[] =>
      [terms.physical, terms.registered].flatMap((term) => {
        const left = near(term?.to ?? null);
        return left === null ? [] : [{ code: left < 0 ? 'over' : 'ends', at: { tab: 'inventory', id, path: 'term' }, words: { what: label, n: Math.abs(left) } } as const];
      }),
    );
    const earlier = (of?.measures ?? []).flatMap(({ target, toDay }): Lack[] => {
      const left = near(toDay);
      return left === null ? [] : [{ code: left < 0 ? 'over' : 'ends', at: { tab: 'info' }, words: { what: target, n: Math.abs(left) } }];
    });
    return [...own, ...earlier];
  },
};
