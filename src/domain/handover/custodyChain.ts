import type { FoldedDocument } from '../journal';
import type { Handover, HandoverParty } from './handover';
import { readHandover } from './readHandover';
import { HANDOVER_KIND } from './vocabulary';

/** Every hand-over of a case, withdrawn ones too, in the order in which they say that they happened; at one time, in that of writing. */
export function handoversOf(documents: Iterable<FoldedDocument>): Handover[] {
  const found: Handover[] = [];
  for (const document of documents) if (document.kind === HANDOVER_KIND) found.push(readHandover(document));
  return found.sort((a, b) => timeOf(a) - timeOf(b) || (a.document.created.entry < b.document.created.entry ? -1 : 1));
}

const timeOf = ({ at, document }: Handover): number => Date.parse(at ?? document.created.at) || 0;

/** Whether things went from hand to hand: a refused or withdrawn one moved nothing, a paper's copy is no thing in custody, and a record of strips moves none. */
export const movesThings = ({ what, result, withdrawn, to }: Handover): boolean => !withdrawn && what !== 'copy' && what !== 'seal' && result !== 'refused' && to !== null;

/** The chain of one item (保管链), the first hand-over first. `handovers` in their order. */
export const chainOf = (handovers: readonly Handover[], item: string): Handover[] => handovers.filter(({ items, withdrawn }) => !withdrawn && items.includes(item));

/** With whom an item is by its chain; null while it was never handed over. */
export function holderOf(handovers: readonly Handover[], item: string): HandoverParty | null {
  return chainOf(handovers, item).filter(movesThings).at(-1)?.to ?? null;
}

/** Items that the chain has in other hands than those that give them now: to be told, never refused. */
export function heldByOthers(handovers: readonly Handover[], items: readonly string[], giver: string | null): { readonly item: string; readonly holder: HandoverParty }[] {
  return items.flatMap((item) => {
    const holder = holderOf(handovers, item);
    return holder === null || holder.name === (giver ?? '').trim() ? [] : [{ item, holder }];
  });
}
