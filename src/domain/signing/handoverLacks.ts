import { readHandover } from '../handover';
import { conflictsOf, type FoldedDocument } from '../journal';
import { SEAL_RECORD } from '../seals';

/** What stands between a hand-over and its freeze: both sides are named (of a record of strips, who found it), and nothing of it is in conflict. */
export function handoverLacks(document: FoldedDocument): readonly ('sides' | 'conflict')[] {
  const { from, to, what } = readHandover(document);
  return [...(from && (to || what === SEAL_RECORD) ? [] : (['sides'] as const)), ...(conflictsOf(document).length > 0 ? (['conflict'] as const) : [])];
}
