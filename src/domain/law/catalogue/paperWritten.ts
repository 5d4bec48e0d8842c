import { textOf } from '../../journal';
import type { CheckedRule } from '../shortfall';

/** P1 A paper without words is none; what it leaves blank is completed by hand, knowingly. */
export const paperWritten: CheckedRule = {
  id: 'P1',
  source: null,
  level: 'block',
  stage: 'freeze',
  ofEveryPaper: true,
  validFrom: '2020-01-01',
  validTo: null,
  check({ paper }) {
    const text = (paper && textOf(paper, 'text')) ?? '';
    if (text.trim() === '') return [{ code: 'text', at: { tab: 'transcript' } }];
    const blanks = text.match(/_{4,}/g)?.length ?? 0;
    return blanks > 0 ? [{ code: 'blanks', at: { tab: 'transcript' }, words: { n: blanks }, level: 'warn', answer: false }] : [];
  },
};
