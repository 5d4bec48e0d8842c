import type { ItemView } from '../../inventory/itemView';
import { isListedBefore, sameNumbers, twinsOf } from '../../inventory/sameNumber';
import { textOf } from '../../journal';
import type { Facts } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';

/**
 * P6 Each thing stands once on the lists of a case: two tablets that could not hear of each other, or a number that was typed twice. Which one
 * stays is the officer's choice. Of two on one list the later one is asked about; of two lists each tells, also when it is signed.
 */
export const listedOnce: CheckedRule = {
  id: 'P6',
  source: null,
  level: 'warn',
  stage: 'freeze',
  validFrom: '2020-01-01',
  validTo: null,
  check(facts) {
    const { action, items, allItems, paper } = facts;
    const same = sameNumbers(allItems);
    const isSigned = paper?.frozen != null;
    return items.flatMap((item): Lack[] => {
      const twin = twinsOf(same, item).find(({ other }) => other.document.action !== action.id || isListedBefore(other, item));
      if (!twin) return [];
      const { other, keys: [key = ''] } = twin;
      const words = { label: item.label, other: other.label, number: String(item.values[key]) };
      const told = isSigned ? { code: 'signed', words } : other.document.action === action.id ? { code: 'here', words } : { code: 'elsewhere', words: { ...words, place: placeOf(facts, other) } };
      // A reason answers for this thing alone: another one that comes with the next sync is asked about by itself.
      const reason = `P6:${item.id}`;
      const answer = { kind: 'fieldAction', id: action.id, path: `reason/${reason}`, reason: action.reasons[reason] ?? null };
      return [{ ...told, at: { tab: 'inventory', id: item.id, path: `attr/${key}` }, stage: isSigned ? 'close' : 'freeze', answer }];
    });
  },
};

function placeOf({ documents }: Facts, { document }: ItemView): string {
  const action = documents.get(`fieldAction/${document.action ?? ''}`);
  return (action && textOf(action, 'placeText')) ?? '—';
}
