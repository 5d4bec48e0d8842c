import { textOf, type Documents, type FoldedDocument } from '../journal';
import { paperSigners } from './signers';

/**
 * Where a paper stands. `open`: it is still written; `noted`: that a copy was handed over, which nobody has to sign; `signing`: frozen, somebody's outcome is missing, and the freeze may be taken back;
 * `sealed`: everybody has an outcome, and it changes only by 补正.
 */
export type PaperStage = 'open' | 'noted' | 'signing' | 'sealed';

export function stageOf(documents: Documents, paper: FoldedDocument): PaperStage {
  if (paper.frozen === null) return paper.kind === 'handover' && textOf(paper, 'what') === 'copy' ? 'noted' : 'open';
  const signers = paperSigners(documents, paper);
  return signers.length > 0 && signers.every(({ signed }) => signed !== null) ? 'sealed' : 'signing';
}
