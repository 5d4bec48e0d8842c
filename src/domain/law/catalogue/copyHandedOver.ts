import { readHandover } from '../../handover';
import { isSeizure } from '../facts';
import type { CheckedRule } from '../shortfall';
import { civilProcedure } from '../sources';

/** R06 清单副本: the debtor (or an adult of the family) is given a copy of the list; that it was refused is told. */
export const copyHandedOver: CheckedRule = {
  id: 'R06',
  source: civilProcedure('第二百五十六条第二款'),
  level: 'block',
  stage: 'close',
  validFrom: '2024-01-01',
  validTo: null,
  check(facts) {
    if (!isSeizure(facts) || facts.template?.covers === 'itself') return [];
    const isGiven = facts.handovers.map(readHandover).some(({ what, result, paper }) => what === 'copy' && result !== null && (paper === null || paper === facts.paper?.id));
    return isGiven ? [] : [{ code: 'copy', at: { tab: 'paper', path: 'copy' } }];
  },
};
