import type { Facts } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';

/** R35 封条号: a strip is used once, comes from the officer's own range, and is accounted for. A court's policy. */
export const sealNumbers: CheckedRule = {
  id: 'R35',
  source: null,
  level: 'block',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check(facts) {
    const used = usesOf(facts);
    const answer = { kind: 'fieldAction', id: facts.action.id, path: 'reason/R35', reason: facts.action.reasons['R35'] ?? null };
    return facts.items.flatMap((item) =>
      item.seals.flatMap(({ number, state, reason }): Lack[] => {
        const at = { tab: 'inventory', id: item.id, path: 'seal' } as const;
        const words = { label: item.label, number };
        return [
          ...((used.get(number) ?? 0) > 1 ? [{ code: 'twice', at, words, answer }] : []),
          ...(facts.inRange && !facts.inRange(number) ? [{ code: 'foreign', at, words, answer }] : []),
          ...(state !== 'affixed' && reason === null ? [{ code: 'unaccounted', at, words, answer }] : []),
        ];
      }),
    );
  },
};

function usesOf({ allItems }: Facts): Map<string, number> {
  const used = new Map<string, number>();
  for (const { seals } of allItems) for (const { number } of seals) used.set(number, (used.get(number) ?? 0) + 1);
  return used;
}
