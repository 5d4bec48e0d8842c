import { documentKey, textOf, type Documents, type FoldedDocument } from '../journal';
import { findTemplate } from '../transcript';

/** Whether a paper speaks of itself alone: hand-overs, corrections, and what its template says so. */
export function coversItself(paper: FoldedDocument): boolean {
  if (paper.kind !== 'transcript') return true;
  return findTemplate(textOf(paper, 'template'))?.covers === 'itself';
}

/** The paper and all that it covers: the paper first, then the action, then every item and parcel of it, withdrawn ones too; a side paper only itself. */
export function coveredBy(documents: Documents, paper: FoldedDocument): FoldedDocument[] {
  if (coversItself(paper)) return [paper];
  const action = documents.get(documentKey({ kind: 'fieldAction', id: paper.action ?? '' }));
  const items = [...documents.values()].filter(({ kind, action: of }) => (kind === 'item' || kind === 'parcel') && of === paper.action);
  items.sort((a, b) => (a.created.entry < b.created.entry ? -1 : 1));
  return [paper, ...(action ? [action] : []), ...items];
}

/** Everything that this snapshot of a paper froze, or would freeze when it comes: what a void has to name (F8). */
export function coveredBySnapshot(documents: Documents, paper: FoldedDocument, snapshot: string): FoldedDocument[] {
  const frozenByIt = (each: FoldedDocument): boolean => each.frozen === snapshot || (each.beneath?.others ?? []).some((other) => other.snapshot === snapshot);
  const others = [...documents.values()].filter((each) => documentKey(each) !== documentKey(paper) && (frozenByIt(each) || (!coversItself(paper) && isOfAction(each, paper))));
  return [paper, ...others];
}

/** A void may name more than the freeze covered: that changes nothing, and leaves nothing behind that a freeze of another tablet brings later. */
const isOfAction = ({ kind, id, action }: FoldedDocument, paper: FoldedDocument): boolean =>
  paper.action !== null && ((kind === 'fieldAction' && id === paper.action) || ((kind === 'item' || kind === 'parcel') && action === paper.action));
