import { takenItems } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, seizureProvisions } from '../sources';

/** R14 保管不得使用: only the debtor who keeps a thing may be allowed to go on using it. */
export const noUseByCustodian: CheckedRule = {
  id: 'R14',
  source: seizureProvisions('第十条'),
  also: [civilProcedure('第二百五十七条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check(facts) {
    const lacks: Lack[] = [];
    const { custodian } = facts;
    if (custodian?.useAllowed && custodian.kind !== 'debtor') lacks.push({ code: 'use', at: { tab: 'transcript', path: 'custodian' }, words: { name: custodian.name } });
    for (const { id, label, custodian: own } of takenItems(facts)) {
      if (own?.useAllowed && own.kind !== 'debtor') lacks.push({ code: 'useOfItem', at: { tab: 'inventory', id, path: 'custodian' }, words: { label, name: own.name } });
    }
    return lacks;
  },
};
