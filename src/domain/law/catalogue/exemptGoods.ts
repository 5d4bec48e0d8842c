import { takenItems } from '../facts';
import type { CheckedRule } from '../shortfall';
import { seizureProvisions } from '../sources';

/** R08 豁免财产: what is needed to live, to learn or to be healed is not taken, unless it is written why it goes beyond that. */
export const exemptGoods: CheckedRule = {
  id: 'R08',
  source: seizureProvisions('第三条'),
  also: [seizureProvisions('第五条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check: (facts) =>
    takenItems(facts)
      .filter(({ exempt }) => exempt !== null && exempt !== 'no')
      .map((item) => ({
        code: 'exempt',
        at: { tab: 'inventory', id: item.id, path: 'exempt' },
        words: { label: item.label },
        answer: { kind: 'item', id: item.id, path: 'exemptReason', reason: item.exemptReason },
      })),
};
