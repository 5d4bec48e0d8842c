import { termDoubt } from '../../inventory/measureTerm';
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
        const doubt = termDoubt(term, category.property);
        return doubt === null ? [] : [{ code: doubt, at, words: doubt === 'tooLong' ? { what: label, years } : { what: label } }];
      }),
    ),
};
