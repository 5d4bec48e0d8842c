import type { CheckedRule } from '../shortfall';
import { inquiryProvisions } from '../sources';

/** R20 责令开启: who keeps a place or a box shut is ordered to open it first; only then it is forced. */
export const orderToOpen: CheckedRule = {
  id: 'R20',
  source: inquiryProvisions('第十四条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check: ({ action }) => action.openings.filter(({ orderedAt }) => orderedAt === null).map(({ id, what }) => ({ code: 'order', at: { tab: 'course', id }, words: { what: what ?? '' } })),
};
