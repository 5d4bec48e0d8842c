import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '@/domain/transcript';
import type { Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

describe('a paper read from its document', () => {
  it('tells its questions in order, its second language, who read it aloud, and what it corrects', () => {
    const paper = readTranscript(aDocument('transcript', 'p', {
      template: 'inquiry@1', text: '正文',
      'qa/b': { q: '是否听清？', a: '听清了。', order: 2 }, 'qa/a': { q: '姓名？', a: '罗某。', order: 1 }, 'qa/gone': null, 'qa/odd': 'x',
      second: { language: '藏文', text: 'བོད་ཡིག' }, readAloud: { by: '卓某', language: '藏语', parts: '', at: '2023-06-15T04:00:00.000Z' },
      custodian: { name: '旦某', kind: 'debtor', useAllowed: true, useScope: '正常生产' },
      'field/amount': 2_360_000, corrects: 'paper-0', takesUp: ['e1', 7, 'e2'],
    }, { action: 'raid' }));
    expect(paper.qa.map(({ q, a }) => `${q}${a}`)).toEqual(['姓名？罗某。', '是否听清？听清了。']);
    expect(paper).toMatchObject({ action: 'raid', second: { language: '藏文', text: 'བོད་ཡིག' }, readAloud: { by: '卓某', parts: '' }, fields: { amount: 2_360_000 }, corrects: 'paper-0', takesUp: ['e1', 'e2'] });
    expect(paper.custodian).toMatchObject({ useAllowed: true, useScope: '正常生产', contact: '' });
  });

  it('of whatever leaves there are, never fails', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('template', 'text', 'qa/a', 'second', 'readAloud', 'custodian', 'field/a', 'corrects', 'takesUp', 'qa/a/b'), fc.jsonValue()), (paths) => {
        readTranscript(aDocument('transcript', 'p', paths as Record<string, Json>));
      }),
    );
  });
});
