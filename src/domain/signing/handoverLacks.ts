import { readHandover } from '../handover';
import { conflictsOf, type FoldedDocument } from '../journal';

/** What stands between a hand-over and its freeze: both sides are named, and nothing of it is in conflict. */
export function handoverLacks(document: FoldedDocument): readonly ('sides' | 'conflict')[] {
  const { from, to } = readHandover(document);
  return [...(from && to ? [] : (['sides'] as const)), ...(conflictsOf(document).length > 0 ? (['conflict'] as const) : [])];
}
