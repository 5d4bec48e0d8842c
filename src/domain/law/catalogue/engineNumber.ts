import { textValue } from '../../inventory/categories/category';
import { plateKind } from '../../inventory/plate';
import { takenItems } from '../facts';
import type { CheckedRule } from '../shortfall';
import { seizureProvisions } from '../sources';

/** R13 未登记机动车: its engine number stands on the list. */
export const engineNumber: CheckedRule = {
  id: 'R13',
  source: seizureProvisions('第九条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check: (facts) =>
    takenItems(facts)
      .filter(({ categoryId, values }) => categoryId === 'vehicle' && plateKind(textValue(values, 'plate') ?? '') === 'unplated' && textValue(values, 'engineNo') === null)
      .map((item) => ({ code: 'engineNo', at: { tab: 'inventory', id: item.id, path: 'attr/engineNo' }, words: { label: item.label } })),
};
