import { itemView } from '../inventory/itemView';
import type { PropertyRow } from '../transcript/templates/property';

/** Left to the debtor: of an exempt kind (查扣冻规定 3), or kept or given back on the spot. */
export function isKept({ item }: PropertyRow): boolean {
  const { exempt, disposition } = itemView(item);
  return (exempt !== null && exempt !== 'no') || disposition === 'kept' || disposition === 'returned';
}
