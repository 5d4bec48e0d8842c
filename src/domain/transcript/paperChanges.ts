import { textOf, valueOf, type Documents, type FoldedDocument } from '../journal';
import { inputChanges, readInputs, type InputChange } from './inputChanges';
import { findTemplate } from './templates/registry';

/** Where a paper of an action no longer agrees with what was captured; null where that is no question: never generated, of no known form, or frozen. */
export function paperChanges(documents: Documents, action: string, paper: FoldedDocument): readonly InputChange[] | null {
  const kept = readInputs(valueOf(paper, 'inputs'));
  const template = findTemplate(textOf(paper, 'template'));
  if (!kept || !template || paper.frozen !== null) return null;
  return inputChanges(kept, template.generate({ documents, action, transcript: paper.id }).inputs);
}
