import type { CheckedRule } from '../shortfall';
import { civilProcedure } from '../sources';

/** 分 */
const PERSON = { minFen: 1, maxFen: 10_000_000 };
const ORGANISATION = { minFen: 5_000_000, maxFen: 100_000_000 };

/** R24 罚款: a person up to 100,000 yuan, a unit from 50,000 to 1,000,000. */
export const fineRange: CheckedRule = {
  id: 'R24',
  source: civilProcedure('第一百一十八条第一款'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: ({ action }) =>
    action.fines
      .filter(({ amountFen, personType }) => {
        const { minFen, maxFen } = personType === 'organisation' ? ORGANISATION : PERSON;
        return amountFen === null || amountFen < minFen || amountFen > maxFen;
      })
      .map(({ id, person, personType }) => ({ code: personType === 'organisation' ? 'organisation' : 'person', at: { tab: 'course', id }, words: { name: person ?? '' } })),
};
