import { isWithdrawn, textOf, type FoldedDocument } from '../journal/document';

/**
 * Whether an item hangs on another one that was withdrawn (F4). It stays on the list, is told so, and keeps its paper from
 * becoming final until it is withdrawn too, moved, or the other one is set back.
 */
export function parentWithdrawn(documents: ReadonlyMap<string, FoldedDocument>, item: FoldedDocument): boolean {
  const parent = textOf(item, 'parent');
  const above = parent === null ? undefined : documents.get(`${item.kind}/${parent}`);
  return above !== undefined && above.id !== item.id && !isWithdrawn(item) && isWithdrawn(above);
}
