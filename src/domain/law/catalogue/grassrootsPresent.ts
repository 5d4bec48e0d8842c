import { debtorsOf, isSeizure, type Facts } from '../facts';
import type { CheckedRule } from '../shortfall';
import { civilProcedure } from '../sources';

/** R05 基层组织到场: where the debtor is a citizen, the employer or the grassroots organisation of the place sends somebody. */
export const grassrootsPresent: CheckedRule = {
  id: 'R05',
  source: civilProcedure('第二百五十六条第一款'),
  level: 'warn',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check(facts) {
    const { action } = facts;
    if (!(isSeizure(facts) || ['search', 'eviction'].includes(action.kind ?? '')) || !againstCitizen(facts)) return [];
    if (action.present.some(({ role, presence }) => role === 'grassroots' && presence !== 'absent')) return [];
    return [{ code: 'grassroots', at: { tab: 'people' }, answer: { kind: 'fieldAction', id: action.id, path: 'grassrootsAbsence', reason: action.grassrootsAbsence } }];
  },
};

const againstCitizen = (facts: Facts): boolean => debtorsOf(facts).some(({ type }) => type === 'person');
