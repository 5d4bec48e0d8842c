import { readHandover, stateOf, type Handover, type HandoverState } from '../../handover';
import { itemView } from '../../inventory/itemView';
import { formatFen } from '../../money/fen';
import { capitals } from '../../money/capitals';
import { BLANK, paperTime } from '../../transcript';
import { itemCells, lines, NONE } from '../itemCells';
import { everything, listsOf } from '../listsOf';
import type { Paper, PaperColumn, PaperFact } from '../paper';
import { caseWords } from '../paperHead';
import { signatureRows } from '../signatureRows';
import type { PaperSource } from '../paperSource';
import { sealRecordPaper } from './sealRecordPaper';

const titles: Readonly<Record<string, string>> = { custody: '财产移交保管清单', return: '财产发还清单', cash: '款项移交单', copy: '文书副本交付记录' };
const resultWords: Readonly<Record<string, string>> = { taken: '已接收', refused: '拒绝接收', left: '留置', sent: '已寄出' };
const roleWords: Readonly<Record<string, string>> = {
  court: '本院', finance: '财务部门', debtor: '被执行人', familyMember: '同住成年家属', thirdParty: '第三人', applicant: '申请执行人', securedCreditor: '担保权人', carrier: '承运人', driver: '驾驶员', owner: '所有人', otherCourt: '其他法院',
};

const columns: readonly PaperColumn[] = [
  { head: '序号', width: 40, align: 'center' }, { head: '名称', width: 110 }, { head: '规格型号、编号', width: 150 }, { head: '单位', width: 34, align: 'center' }, { head: '数量', width: 40, align: 'right' },
  { head: '移交时状况', width: 110 }, { head: '钥匙', width: 60 }, { head: '随附证照', width: 70 }, { head: '里程、小时、重量', width: 90 }, { head: '备注', width: 70 },
];

/** 移交清单: who gave what to whom, in what state, with room for both to sign; or the record of a strip. */
export function handoverPaper(source: PaperSource, handoverId: string): Paper | null {
  const document = source.documents.get(`handover/${handoverId}`);
  if (!document) return null;
  const sealRecord = sealRecordPaper(source, document);
  if (sealRecord) return sealRecord;
  const handover = readHandover(document);
  const rows = everything(listsOf(source)).filter(({ item }) => handover.items.includes(item.id));
  return {
    kind: 'handover',
    title: titles[handover.what ?? ''] ?? '移交清单',
    ...caseWords(source),
    landscape: true,
    snapshot: document.frozen,
    blocks: [
      { is: 'facts', rows: facts(handover) },
      {
        is: 'table',
        columns,
        rows: rows.map((row) => {
          const cells = itemCells(row, null);
          const state = stateOf(handover, row.item.id);
          return [
            row.number, cells.name, lines([cells.model, cells.codes].filter((text) => text !== NONE)) || NONE, cells.unit, cells.quantity,
            state.condition ?? BLANK, state.keys ?? BLANK, state.papers ?? BLANK, meters(state), lines([state.note, sealsOf(itemView(row.item).seals, handover.seals)]) || NONE,
          ];
        }),
        total: `合计：${rows.length}项。`,
      },
      { is: 'blankBelow' },
      { is: 'signatures', rows: signatureRows(source, document) },
    ],
  };
}

function facts({ from, to, at, placeText, result, amountFen, feeFen, feePer, note }: Handover): PaperFact[] {
  const fact = (word: string, text: string | null): PaperFact[] => (text === null ? [] : [{ word, text }]);
  return [
    ...fact('移交人', party(from)), ...fact('接收人', party(to)), ...fact('时间', paperTime(at)), ...fact('地点', placeText ?? BLANK), ...fact('结果', resultWords[result ?? ''] ?? result ?? BLANK),
    ...fact('金额', amountFen === null ? null : `${formatFen(amountFen)}元（大写：${capitals(amountFen)}）`),
    ...fact('保管费', feeFen === null ? null : `${formatFen(feeFen)}元${feePer === null ? '' : `／${feePer}`}`), ...fact('说明', note),
  ];
}

const party = (side: Handover['from']): string => (side === null ? BLANK : `${side.name}${side.role === null || side.role === 'other' ? '' : `（${roleWords[side.role] ?? side.role}）`}`);
const meters = ({ mileageKm, hours, weightKg }: HandoverState): string =>
  lines([mileageKm === null ? null : `里程${mileageKm}公里`, hours === null ? null : `工作${hours}小时`, weightKg === null ? null : `重${weightKg}千克`]) || NONE;
const sealsOf = (own: readonly { readonly number: string }[], found: readonly string[]): string | null => {
  const numbers = own.map(({ number }) => number).filter((number) => found.includes(number));
  return numbers.length > 0 ? `封条${numbers.join('、')}完好` : null;
};
