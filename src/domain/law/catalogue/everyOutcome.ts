import { paperSigners } from '../../signing/signers';
import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, seizureProvisions } from '../sources';

/** Ends of a signing that are no signature. */
const DECLINED: readonly string[] = ['refused', 'unable', 'absent'];

/** R03 签名: of the officers, the custodian and everybody present it is told how their signing ended, never a blank; the custodian signs. */
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
    return paperSigners(documents, paper).flatMap(({ id, name, roles, signed }): Lack[] => {
      const where = { at: { tab: 'signing', id }, words: { name } } as const;
      if (signed === null) return [{ code: 'outcome', ...where }];
      return roles.includes('custodian') && DECLINED.includes(signed.outcome.is) ? [{ code: 'custodian', ...where }] : [];
    });
  },
};
