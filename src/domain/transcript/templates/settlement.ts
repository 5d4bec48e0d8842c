import { capitals } from '../../money/capitals';
import { formatFen } from '../../money/fen';
import type { TranscriptTemplate } from '../template';
import { BLANK, paperDay } from '../paperTime';
import { caseLines, closing, closingFields, numbered, officerNames, officersPart, peoplePart } from './frame';
import { openPaper, ownTimePart, plainPlacePart } from './openPaper';
import { word } from './sections';

const fields = [
  { key: 'terms', is: 'long' }, { key: 'totalFen', is: 'fen' }, { key: 'instalments', is: 'rows', columns: [{ key: 'day', is: 'day' }, { key: 'amountFen', is: 'fen' }, { key: 'note', is: 'text' }] }, { key: 'payTo', is: 'text' },
  { key: 'security', is: 'long' }, { key: 'breach', is: 'long' }, { key: 'remarks', is: 'long' }, ...closingFields,
] as const;

/** 和解笔录 (民事诉讼法 241): what the parties agreed on their own, with the instalments, into the transcript that both sign. */
export const settlement: TranscriptTemplate = {
  id: 'settlement',
  version: 1,
  actions: [],
  covers: 'itself',
  needsCustodian: false,
  asksQuestions: false,
  ownTimes: true,
  fields,
  generate(source) {
    const paper = openPaper(source, fields);
    const { reader, action, transcript, asked } = paper;
    const totalFen = asked.fen('totalFen');
    const parts = [
      ownTimePart(paper),
      plainPlacePart(paper),
      officersPart(reader, action),
      peoplePart(reader, action),
      { head: '双方自行达成如下协议，执行人员记入笔录：', lines: asked.lines('内容', 'terms').map((line) => line.replace('　　内容：', '　　')).filter((line) => line !== '　　') },
      { head: `和解款总额：${totalFen === null ? `${BLANK}元（大写：${BLANK}）` : `${formatFen(totalFen)}元（大写：${capitals(totalFen)}）`}`, lines: [...instalmentLines(asked.rows('instalments'), totalFen), ...asked.optional('收款账户', 'payTo')] },
      asked.known('security') === null ? null : { head: '担保', lines: asked.optional('担保', 'security').map((line) => line.replace('　　担保：', '　　')) },
      { head: '不履行的后果', lines: asked.known('breach') === null ? ['　　一方不履行和解协议的，对方可以申请恢复执行原生效法律文书（民事诉讼法第二百四十一条）。'] : asked.lines('约定', 'breach').map((line) => line.replace('　　约定：', '　　')) },
      ...(asked.known('remarks') === null ? [] : [{ head: '其他事项', lines: asked.optional('其他', 'remarks') }]),
    ];
    const party = (roles: readonly string[]) => reader.all('party').filter((each) => roles.includes(reader.text(each, 'role') ?? '')).map((each) => reader.text(each, 'name') ?? BLANK).join('、') || BLANK;
    return paper.written('执行和解笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), [`申请执行人：${party(['applicant'])}`, `被执行人：${party(['respondent', 'coRespondent'])}`, `执行人员、记录人：${officerNames(reader, action)}`]]);
  },
};

/** Each instalment with its day, and whether together they make up the whole. */
function instalmentLines(rows: readonly Readonly<Record<string, unknown>>[], totalFen: number | null): string[] {
  if (rows.length === 0) return [];
  const amounts = rows.map(({ amountFen }) => (typeof amountFen === 'number' && Number.isSafeInteger(amountFen) ? amountFen : null));
  const sumFen = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const lines = rows.map(({ day, note }, i) => {
    const amount = amounts[i] ?? null;
    const remark = typeof note === 'string' ? word(note) : null;
    return `　　第${i + 1}期：${paperDay(typeof day === 'string' ? day : null)}前付${amount === null ? BLANK : formatFen(amount)}元${remark === null ? '' : `（${remark}）`}`;
  });
  const differs = totalFen !== null && sumFen !== totalFen ? `，与总额相差${formatFen(Math.abs(totalFen - sumFen))}元` : '';
  return [...lines, `　　共${rows.length}期，合计${formatFen(sumFen)}元${differs}`];
}
