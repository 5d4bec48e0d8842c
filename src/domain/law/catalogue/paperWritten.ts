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
    const blanks = text.match(/_{4,}/g)?.length ?? 0;
    const doubt = { at: { tab: 'transcript' }, level: 'warn', answer: false } as const;
    return [...(blanks > 0 ? [{ ...doubt, code: 'blanks', words: { n: blanks } }] : []), ...belowEnd(text).slice(0, 1).map((words): Lack => ({ ...doubt, code: 'belowEnd', words: { words } }))];
  },
};

function belowEnd(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const end = lines.lastIndexOf(END);
  return end < 0 ? [] : lines.slice(end + 1).filter((line) => line !== '' && !SIGNED_LINE.test(line));
}
