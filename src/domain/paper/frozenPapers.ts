import type { FoldedDocument } from '../journal';
import { coversItself } from '../signing/coveredBy';
import { frozenSource } from './frozenSource';
import type { Paper } from './paper';
import { paperSet } from './paperSet';
import { handoverPaper } from './papers/handoverPaper';

/** Everything that a signed document is printed as: a transcript with the lists that it covers, or a hand-over. Null: the text is no snapshot of it. */
export function frozenPapers(live: ReadonlyMap<string, FoldedDocument>, document: FoldedDocument, snapshotText: string): Paper[] | null {
  const source = frozenSource(live, document, snapshotText);
  if (!source) return null;
  if (document.kind !== 'handover') return paperSet(source, !coversItself(document));
  const paper = handoverPaper(source, document.id);
  return paper && [paper];
}
