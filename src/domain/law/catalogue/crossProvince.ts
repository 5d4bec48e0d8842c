import type { CheckedRule } from '../shortfall';
import { delegationProvisions } from '../sources';

/** R31 跨省执行: officers who enforce in another province have their own high court's approval. */
export const crossProvince: CheckedRule = {
  id: 'R31',
  source: delegationProvisions('第一条第二款'),
  also: [delegationProvisions('第十四条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check({ action, case: of }) {
    if (action.crossProvince !== true || action.crossProvinceApproval !== null) return [];
    return (of?.papers ?? []).some(({ kind, number }) => kind === 'crossProvinceApproval' && number !== null) ? [] : [{ code: 'approval', at: { tab: 'people', path: 'crossProvinceApproval' } }];
  },
};
