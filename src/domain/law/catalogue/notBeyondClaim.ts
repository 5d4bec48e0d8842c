import { inventoryTotals, limitMeter } from '../../inventory/inventoryTotals';
import type { CheckedRule } from '../shortfall';
import { civilProcedure, seizureProvisions } from '../sources';

/** R09 不得明显超标的额: the value taken is set against the claim and the costs. What is obvious the officer judges, in writing. */
export const notBeyondClaim: CheckedRule = {
  id: 'R09',
  source: seizureProvisions('第十九条'),
  also: [civilProcedure('第二百五十三条')],
  level: 'warn',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check({ case: of, action, allItems, farOverRatio }) {
    if (!of || of.facts.aim === 'delivery') return [];
    const { valueFen } = inventoryTotals(allItems);
    const { level, overFen } = limitMeter(valueFen, of.facts.limitFen, farOverRatio);
    if (level !== 'over' && level !== 'farOver') return [];
    return [{ code: level, at: { tab: 'inventory' }, words: { overFen }, answer: { kind: 'fieldAction', id: action.id, path: 'limitReason', reason: action.limitReason } }];
  },
};
