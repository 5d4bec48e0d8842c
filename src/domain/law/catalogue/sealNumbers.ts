import { canonicalSeal, sealDoubts } from '../../seals';
import type { CheckedRule, Lack } from '../shortfall';

const codes = { reused: 'twice', outsideRange: 'foreign' } as const;

/** R35 封条号: a strip is used once, comes from the tablet's own range, and is accounted for. A court's policy; saving is never refused. */
export const sealNumbers: CheckedRule = {
  id: 'R35',
  source: null,
  level: 'block',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check({ action, items, allItems, strips }) {
    const doubts = sealDoubts(allItems, strips.ranges, strips.usedOutside);
    const answer = { kind: 'fieldAction', id: action.id, path: 'reason/R35', reason: action.reasons['R35'] ?? null };
    return items.flatMap((item) =>
      item.seals.flatMap(({ number, state, reason }): Lack[] => {
        const lack = (code: string): Lack => ({ code, at: { tab: 'inventory', id: item.id, path: 'seal' }, words: { label: item.label, number }, answer });
        return [...(doubts.get(canonicalSeal(number)) ?? []).map((doubt) => lack(codes[doubt])), ...(state !== 'affixed' && reason === null ? [lack('unaccounted')] : [])];
      }),
    );
  },
};
