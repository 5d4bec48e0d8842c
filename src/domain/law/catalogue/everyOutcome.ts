import { paperSigners } from '../../signing/signers';
import type { CheckedRule } from '../shortfall';
import { civilProcedure, seizureProvisions } from '../sources';

/** R03 签名: of the officers, the custodian and everybody present it is told how their signing ended; never a blank. */
export const everyOutcome: CheckedRule = {
  id: 'R03',
  source: seizureProvisions('第十八条'),
  also: [civilProcedure('第二百三十九条'), civilProcedure('第二百五十六条')],
  level: 'block',
  stage: 'close',
  ofEveryPaper: true,
  validFrom: '2024-01-01',
  validTo: null,
  check({ action, documents, paper }) {
    if (action.team.length === 0) return [{ code: 'people', at: { tab: 'people' }, stage: 'freeze' }];
    if (!paper || paper.frozen === null) return [];
    return paperSigners(documents, paper)
      .filter(({ signed }) => signed === null)
      .map(({ id, name }) => ({ code: 'outcome', at: { tab: 'signing', id }, words: { name } }));
  },
};
