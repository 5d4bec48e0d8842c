import { isWithdrawn, type Documents, type FoldedDocument, type PendingChange } from '../journal';
import { readTranscript } from '../transcript';
import { coveredBy } from './coveredBy';

/** A correction (补正) of a signed paper: the n-th of it. */
export interface Correction {
  readonly n: number;
  readonly paper: FoldedDocument;
  readonly takesUp: readonly string[];
}

/** The corrections of a paper in the order in which they were begun; withdrawn ones are none. */
export function correctionsOf(documents: Documents, paper: FoldedDocument): Correction[] {
  return [...documents.values()]
    .filter((each) => each.kind === 'transcript' && each.id !== paper.id && !isWithdrawn(each) && readTranscript(each).corrects === paper.id)
    .sort((a, b) => (a.created.entry < b.created.entry ? -1 : 1))
    .map((each, i) => ({ n: i + 1, paper: each, takesUp: readTranscript(each).takesUp }));
}

/** A change that what people signed does not hold, and the correction that takes it up; null: none yet. */
export interface Outstanding {
  readonly document: FoldedDocument;
  readonly change: PendingChange;
  readonly correction: Correction | null;
}

export function outstandingOf(documents: Documents, paper: FoldedDocument): Outstanding[] {
  const corrections = correctionsOf(documents, paper);
  return coveredBy(documents, paper).flatMap((document) =>
    document.pending.map((change) => ({ document, change, correction: corrections.find(({ takesUp }) => takesUp.includes(change.entry)) ?? null })),
  );
}
