import { textValue } from '../../inventory/categories/category';
import { debtorsOf, isTaken, type Facts } from '../facts';
import type { CheckedRule } from '../shortfall';
import { seizureProvisions } from '../sources';

/** R10 案外人财产: what is another's, or registered to another, is taken only when that person confirms in writing that it is the debtor's. */
export const ownerIsDebtor: CheckedRule = {
  id: 'R10',
  source: seizureProvisions('第二条第三款'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check(facts) {
    const debtors = debtorsOf(facts).map(({ name }) => name.trim());
    if (debtors.length === 0) return [];
    return strangersThings(facts, debtors).map((item) => ({ code: 'owner', at: { tab: 'inventory', id: item.id, path: 'owner' }, words: { label: item.label } }));
  },
};

const strangersThings = ({ items }: Facts, debtors: readonly string[]) =>
  items.filter((item) => {
    if (!isTaken(item) || item.confirmation !== null) return false;
    return [item.owner, textValue(item.values, 'registeredOwner')].some((name) => name !== null && !debtors.includes(name.trim()));
  });
