import { takenItems } from '../facts';
import type { CheckedRule } from '../shortfall';

/** P4 ★ Of each thing taken the list tells what its class needs. */
export const requiredFacts: CheckedRule = {
  id: 'P4',
  source: null,
  level: 'block',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check: (facts) =>
    takenItems(facts).flatMap(({ id, label, categoryId, findings }) => {
      const keys = findings.filter(({ level }) => level === 'missing').map(({ key }) => key);
      return keys.length > 0 ? [{ code: 'facts', at: { tab: 'inventory', id, path: keys[0] ?? '' }, words: { label, n: keys.length, category: categoryId ?? '' } } as const] : [];
    }),
};
