import { isExemptKind } from '@/domain/inventory/exemption';
import type { ItemView } from '@/domain/inventory/itemView';
import { measureCounts } from '@/domain/inventory/measures';
import type { Json } from '@/domain/journal';
import { isFen } from '@/domain/money/sumFen';
import { ownerPaths, shouldVerify } from './ownership';

export type Consequence = 'toVerify' | 'kept' | 'queued' | 'valued';

/**
 * What one leaf brings with it, written in the same act and taken back with it: another's thing is to be verified, an exempt one is
 * kept, one under another court's seal waits in the queue, and money is worth what it is.
 */
export function consequencesOf(item: ItemView, path: string, value: Json, debtors: readonly string[]): { readonly is: Consequence; readonly leaves: Readonly<Record<string, Json>> } | null {
  if (ownerPaths.includes(path) && shouldVerify(item, typeof value === 'string' ? value : null, debtors)) return { is: 'toVerify', leaves: { measure: 'toVerify' } };
  if ((path === 'exempt' || path === 'attr/exempt') && typeof value === 'string' && isExemptKind(value) && item.exemptReason === null) {
    const leaves = { ...(measureCounts(item.measure) ? { measure: 'notSeized' } : {}), ...(item.disposition === null ? { disposition: 'kept' } : {}) };
    return Object.keys(leaves).length > 0 ? { is: 'kept', leaves } : null;
  }
  if (path === 'otherSeal' && value !== null && measureCounts(item.measure)) return { is: 'queued', leaves: { measure: 'standbySealing' } };
  if (path === 'attr/amountFen' && isFen(value) && inRenminbi(item) && (item.valueFen === null || item.valueFen === item.values['amountFen'])) return { is: 'valued', leaves: { valueFen: value } };
  return null;
}

/** Cash of another currency is worth something else; a claim or a bill may be worth less than it says. */
const inRenminbi = ({ categoryId, values }: ItemView): boolean => categoryId === 'deposit' || (categoryId === 'cash' && (values['currency'] === 'CNY' || values['currency'] === undefined));
