import { isSeizure, type Facts } from '../facts';
import type { CheckedRule } from '../shortfall';
import { civilProcedure, seizureProvisions } from '../sources';

/** R01 裁定先行: what is sealed up, impounded or frozen is so by a ruling, whose number stands in the record. */
export const rulingFirst: CheckedRule = {
  id: 'R01',
  source: seizureProvisions('第一条'),
  also: [civilProcedure('第二百五十三条'), civilProcedure('第二百五十五条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: (facts) => (isSeizure(facts) && !hasRuling(facts) ? [{ code: 'ruling', at: { tab: 'people', path: 'ruling' } }] : []),
};

const hasRuling = ({ action, case: of }: Facts): boolean => action.ruling !== null || (of?.papers ?? []).some(({ kind, number }) => kind === 'ruling' && number !== null);
