import { isWithdrawn, type Documents, type FoldedDocument } from '../journal';

/** Kinds of document that people sign, each frozen in the same way. */
export const paperKinds: readonly string[] = ['transcript', 'handover'];

/** Everything of an action that is signed, in the order in which it was begun; withdrawn ones are left out unless they were frozen. */
export function papersOf(documents: Documents, action: string): FoldedDocument[] {
  return [...documents.values()]
    .filter((each) => each.action === action && paperKinds.includes(each.kind) && (!isWithdrawn(each) || each.frozen !== null))
    .sort((a, b) => (a.created.entry < b.created.entry ? -1 : 1));
}

/** Snapshots of this paper that were taken back, oldest first. */
export const voidedOf = (paper: FoldedDocument): string[] => [...new Set(paper.acts.flatMap((act) => (act.is === 'void' ? [act.snapshot] : [])))];

/** What a void paper still holds here, because the void did not know of it: taking it back once more lets it go. */
export function stillHeld(documents: Documents, paper: FoldedDocument): FoldedDocument[] {
  const voided = new Set(voidedOf(paper));
  return [...documents.values()].filter(({ frozen }) => frozen !== null && voided.has(frozen));
}
