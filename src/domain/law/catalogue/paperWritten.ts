import { textOf } from '../../journal';
import type { CheckedRule, Lack } from '../shortfall';

/** Below it stand only lines that people complete and sign: 执行人员：张某. */
const END = '以下空白';
const SIGNED_LINE = /^[^：]{2,14}：/;

/** P1 A paper without words is none; what it leaves blank is completed by hand, knowingly; and nothing is told below the mark that says that nothing follows. */
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
    return [...blanks(text), ...belowEnd(text)];
  },
};

const DOUBT = { at: { tab: 'transcript' }, level: 'warn', answer: false } as const;

function blanks(text: string): Lack[] {
  const n = text.match(/_{4,}/g)?.length ?? 0;
  return n > 0 ? [{ ...DOUBT, code: 'blanks', words: { n } }] : [];
}

function belowEnd(text: string): Lack[] {
  const lines = text.split('\n').map((line) => line.trim());
  const end = lines.lastIndexOf(END);
  const told = end < 0 ? undefined : lines.slice(end + 1).find((line) => line !== '' && !SIGNED_LINE.test(line));
  return told === undefined ? [] : [{ ...DOUBT, code: 'belowEnd', words: { words: told } }];
}
