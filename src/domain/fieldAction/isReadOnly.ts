import { isWithdrawn, type FoldedDocument } from '../journal/document';

/**
 * Whether an action of a case can only be looked at. `left`: why the case is out of reach, null while it is not. Leaving never closes
 * an action that is under way (G4), and one is under way until its paper is frozen: to end it is not to have written it down.
 */
export const isReadOnly = (left: string | null, action: FoldedDocument | null | undefined): boolean => left !== null && (!action || isWithdrawn(action) || action.frozen !== null);
