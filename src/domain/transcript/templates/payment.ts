import { capitals } from '../../money/capitals';
import { formatFen } from '../../money/fen';
import type { TranscriptTemplate } from '../template';
import { BLANK, paperTime } from '../paperTime';
import { caseLines, closing, closingFields, numbered, peoplePart } from './frame';
import { faceWord } from './propertyWords';
import { openPaper, ownTimePart, plainPlacePart } from './openPaper';

const fields = [
  { key: 'payer', is: 'person' }, { key: 'payerRelation', is: 'text' }, { key: 'amountFen', is: 'fen' }, { key: 'method', is: 'choice', words: { cash: '现金', transfer: '转账', bill: '票据', scan: '扫码支付' } }, { key: 'purpose', is: 'text' },
  { key: 'notes', is: 'rows', columns: [{ key: 'faceFen', is: 'fen' }, { key: 'count', is: 'number' }] }, { key: 'receivers', is: 'team' }, { key: 'receiptNo', is: 'text' }, { key: 'receiptAt', is: 'instant' }, { key: 'handIn', is: 'text' }, { key: 'remarks', is: 'long' }, ...closingFields,
] as const;

/** 收款笔录: who paid what for what, in figures and capitals, by which notes, taken by at least two officers (执行款物 rules are court policy), the receipt. */
export const payment: TranscriptTemplate = {
  id: 'payment',
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
    const amountFen = asked.fen('amountFen');
    const parts = [
      ownTimePart(paper),
      plainPlacePart(paper),
      peoplePart(reader, action),
      { head: `交款人：${asked.person('payer')}${asked.known('payerRelation') === null ? '' : `（${asked.text('payerRelation')}）`}`, lines: [`　　款项用途：${asked.text('purpose')}`] },
      { head: `金额：${amountFen === null ? `人民币${BLANK}元（大写：${BLANK}）` : `人民币${formatFen(amountFen)}元（大写：${capitals(amountFen)}）`}`, lines: [`　　方式：${asked.choice('method')}`, ...noteLines(asked.rows('notes'), amountFen, asked.known('method') === 'cash')] },
      { head: `收款人员（二人以上）：${asked.team('receivers')}`, lines: [`　　收款凭证：${asked.text('receiptNo')}，${asked.known('receiptAt') === null ? `出具时间：${BLANK}` : `${paperTime(asked.known('receiptAt'))}当场出具`}`, ...asked.optional('交存', 'handIn')] },
      ...(asked.known('remarks') === null ? [] : [{ head: '其他事项', lines: asked.optional('其他', 'remarks') }]),
    ];
    return paper.written('收款笔录', [caseLines(reader, action, false), ...numbered(parts), closing(reader, transcript, asked), [`交款人：${asked.person('payer')}`, `收款人员：${asked.team('receivers')}`]]);
  },
};

/** 面额 and how many of each, and whether they make up the amount. */
function noteLines(rows: readonly Readonly<Record<string, unknown>>[], amountFen: number | null, wanted: boolean): string[] {
  const notes = rows.flatMap(({ faceFen, count }) => (isWhole(faceFen) && isWhole(count) && faceFen > 0 && count > 0 ? [{ faceFen, count }] : []));
  if (notes.length === 0) return wanted ? [`　　面额及张数：${BLANK}`] : [];
  const sumFen = notes.reduce((sum, { faceFen, count }) => sum + faceFen * count, 0);
  const said = [...notes].sort((a, b) => b.faceFen - a.faceFen).map(({ faceFen, count }) => `${faceWord(faceFen)}${count}张（枚）`);
  const differs = amountFen !== null && sumFen !== amountFen ? `，与收款金额相差${formatFen(Math.abs(amountFen - sumFen))}元` : '';
  return [`　　面额及张数：${said.join('、')}，合计${formatFen(sumFen)}元${differs}`];
}
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
