import type { FoldedDocument } from '@/domain/journal';
import { findTemplate } from '@/domain/transcript';
import { documentMap } from '@tests/builders/foldedDocument';

/** The raid's transcript as it was generated from these documents. */
export function impoundmentPaper(documents: readonly FoldedDocument[]): FoldedDocument {
  const paper = documents.find(({ id }) => id === 'paper-1');
  const written = findTemplate('impoundment@1')?.generate({ documents: documentMap(documents), action: 'raid', transcript: 'paper-1' });
  if (!paper || !written) throw new Error('no paper');
  const inputs = written.inputs.map((input) => ({ ...input }));
  return { ...paper, paths: { ...paper.paths, text: [{ entry: 'paper-1:text', value: written.text }], inputs: [{ entry: 'paper-1:inputs', value: inputs }] } };
}
