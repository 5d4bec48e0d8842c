import { takenItems } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';
import { measureTermsRule } from '../rules/measureTerms';
import { interpretation } from '../sources';

/** R16 期限: no longer than the longest term of its kind of property; renewing it is a measure of its own. */
export const termWithinMaximum: CheckedRule = {
  id: 'R16',
  source: interpretation('第四百八十五条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2022-04-10',
  validTo: null,
  check: (facts) =>
    takenItems(facts).flatMap(({ id, label, category, terms }): Lack[] =>
      [terms.physical, terms.registered].flatMap((term): Lack[] => {
        if (!term?.from || !term.to || !category) return [];
        const years = measureTermsRule.years[category.property];
        const at = { tab: 'inventory', id, path: 'term' } as const;
        if (term.to < term.from) return [{ code: 'reversed', at, words: { what: label } }];
        return term.to > yearsAfter(term.from, years) ? [{ code: 'tooLong', at, words: { what: label, years } }] : [];
      }),
    ),
};

/** The same day so many years later: the first day is not counted (民事诉讼法 85). */
const yearsAfter = (day: string, years: number): string => `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
