import { takenItems } from '../facts';
import type { CheckedRule } from '../shortfall';
import { civilProcedure, seizureProvisions } from '../sources';

/** R15 轮候: what another court has sealed already is not sealed again; it waits in the queue. */
export const standbyInQueue: CheckedRule = {
  id: 'R15',
  source: seizureProvisions('第二十六条'),
  also: [civilProcedure('第一百零六条第二款')],
  level: 'warn',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: (facts) =>
    takenItems(facts)
      .filter(({ otherSeal, measure }) => otherSeal !== null && measure !== 'standbySealing')
      .map((item) => ({ code: 'otherCourt', at: { tab: 'inventory', id: item.id, path: 'measure' }, words: { label: item.label } })),
};
