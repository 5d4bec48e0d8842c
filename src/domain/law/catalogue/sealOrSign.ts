import { takenItems, type Facts } from '../facts';
import type { CheckedRule } from '../shortfall';
import { seizureProvisions } from '../sources';
import type { ItemView } from '../../inventory/itemView';

/** R11 封条或者公示: a movable that the court leaves with somebody else bears a strip or another sign that shows it, on a photo. */
export const sealOrSign: CheckedRule = {
  id: 'R11',
  source: seizureProvisions('第六条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check: (facts) =>
    takenItems(facts)
      .filter(({ category, categoryId, parent, measure }) => category?.property === 'movable' && category.tangible && categoryId !== 'cash' && parent === null && measure !== 'standbySealing')
      .filter((item) => keeper(facts, item) !== null && keeper(facts, item) !== 'court' && !isMarked(item))
      .map((item) => ({ code: 'sign', at: { tab: 'inventory', id: item.id, path: 'seal' }, words: { label: item.label } })),
};

const keeper = ({ custodian }: Facts, item: ItemView): string | null => (item.custodian ?? custodian)?.kind ?? null;
const isMarked = ({ seals, photos }: ItemView): boolean => seals.some(({ state }) => state === 'affixed') || photos.length > 0;
