import type { CheckedRule } from '../shortfall';
import { interpretation } from '../sources';

/** R19 女性搜身: a woman's body is searched by women only. */
export const womansSearch: CheckedRule = {
  id: 'R19',
  source: interpretation('第四百九十六条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2022-04-10',
  validTo: null,
  check: ({ action }) =>
    action.bodySearches
      .filter(({ personSex, by }) => personSex !== 'male' && action.team.find(({ id }) => id === by)?.sex !== 'female')
      .map(({ id, person, personSex }) => ({ code: personSex === 'female' ? 'notFemale' : 'sexUnknown', at: { tab: 'course', id }, words: { name: person ?? '' } })),
};
