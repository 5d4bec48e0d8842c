import type { CheckedRule } from '../shortfall';

/** P3 What was captured after the text was written is told; whether the text is written anew is the recorder's to say. */
export const textAgrees: CheckedRule = {
  id: 'P3',
  source: null,
  level: 'warn',
  stage: 'freeze',
  ofEveryPaper: true,
  validFrom: '2020-01-01',
  validTo: null,
  check({ changes }) {
    const n = changes().length;
    return n > 0 ? [{ code: 'disagrees', at: { tab: 'transcript' }, words: { n }, answer: false }] : [];
  },
};
