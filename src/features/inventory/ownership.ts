import { measureCounts } from '@/domain/inventory/measures';
import { textValue } from '@/domain/inventory/categories/category';
import type { ItemView } from '@/domain/inventory/itemView';

/** Leaves that say whose a thing is. */
export const ownerPaths: readonly string[] = ['owner', 'attr/registeredOwner'];

/** Every name that is on record as an owner's. */
export const ownersOf = (item: Pick<ItemView, 'owner' | 'values'>): string[] => [item.owner, textValue(item.values, 'registeredOwner')].filter((name) => name !== null);

/**
 * Whether a named owner makes an item one to verify (待核): a movable in another's name may be taken only when that person
 * confirms in writing that it is the debtor's (查扣冻规定 2). A suggestion that one tap takes back.
 */
export function shouldVerify(item: Pick<ItemView, 'measure' | 'confirmation'>, owner: string | null, debtors: readonly string[]): boolean {
  const name = owner?.trim() ?? '';
  return name !== '' && item.confirmation === null && debtors.length > 0 && !debtors.some((debtor) => debtor.trim() === name) && measureCounts(item.measure);
}
