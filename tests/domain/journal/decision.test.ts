import { expect, it } from 'vitest';
import { textOf, numberOf } from '@/domain/journal';
import { foldOnto, type Documents } from '@tests/builders/fieldHistory';
import { JournalWriter } from '@tests/builders/journalWriter';

it('[P9, F1] an admission folds to a document that tells what was admitted, and why', () => {
  const documents: Documents = new Map();
  const lead = new JournalWriter('a-lead');
  const document = { kind: 'admission', id: 'one' };
  const change = { writer: 'b-li', branch: 1, from: 3, to: 4, reason: '核对过，属实' };
  expect(foldOnto(documents, lead.write({ op: 'admit', document, change }))).toEqual({ is: 'folded' });
  const folded = documents.get('admission/one');
  expect(folded && [textOf(folded, 'writer'), numberOf(folded, 'branch'), numberOf(folded, 'from'), numberOf(folded, 'to'), textOf(folded, 'reason')]).toEqual(Object.values(change));
});

it('[P2, F1] a review folds to a document that tells what was seen', () => {
  const documents: Documents = new Map();
  const change = { writer: 'b-li', branch: 0, from: 3, to: 4 };
  expect(foldOnto(documents, new JournalWriter('a-lead').write({ op: 'review', document: { kind: 'review', id: 'one' }, change }))).toEqual({ is: 'folded' });
  const folded = documents.get('review/one');
  expect(folded && [textOf(folded, 'writer'), numberOf(folded, 'branch'), numberOf(folded, 'from'), numberOf(folded, 'to')]).toEqual(Object.values(change));
});
