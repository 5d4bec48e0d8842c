import { readCustodian } from '../../transcript';
import { listTotal } from '../../transcript/templates/propertyList';
import { valueOf } from '../../journal';
import { itemCells, type ItemCells } from '../itemCells';
import { listsOf } from '../listsOf';
import type { Paper, PaperColumn } from '../paper';
import { caseWords, listFacts } from '../paperHead';
import type { PaperSource } from '../paperSource';
import { signatureRows } from '../signatureRows';

/** The columns of 财产清单 as practice has them, with what each tells. */
const columns: readonly (PaperColumn & { readonly cell: keyof ItemCells })[] = [
  { head: '序号', width: 30, align: 'center', cell: 'number' },
  { head: '名称', width: 76, cell: 'name' },
  { head: '规格型号', width: 66, cell: 'model' },
  { head: '编号', width: 98, cell: 'codes' },
  { head: '单位', width: 30, align: 'center', cell: 'unit' },
  { head: '数量', width: 36, align: 'right', cell: 'quantity' },
  { head: '成色、现状', width: 66, cell: 'state' },
  { head: '权属', width: 66, cell: 'owner' },
  { head: '估值（元）及来源', width: 78, align: 'right', cell: 'value' },
  { head: '封条号', width: 76, cell: 'seals' },
  { head: '存放地', width: 52, cell: 'keptAt' },
  { head: '保管人', width: 46, cell: 'custodian' },
  { head: '备注', width: 54, cell: 'note' },
];

/** 查封（扣押）财产清单 (民事诉讼法 256): every thing under a measure that binds value, in the numbers of the transcript. */
export function inventoryPaper(source: PaperSource): Paper | null {
  const { seized } = listsOf(source);
  if (seized.length === 0) return null;
  const transcript = source.transcript === null ? undefined : source.documents.get(`transcript/${source.transcript}`);
  const custodian = transcript ? readCustodian(valueOf(transcript, 'custodian')) : null;
  const rows = seized.map((row) => itemCells(row, custodian));
  return {
    kind: 'inventory',
    title: inventoryTitle(seized.map(({ measure }) => measure)),
    ...caseWords(source),
    landscape: true,
    snapshot: source.snapshot,
    blocks: [
      { is: 'facts', rows: listFacts(source) },
      { is: 'table', columns, rows: rows.map((cells) => columns.map(({ cell }) => cells[cell])), total: listTotal(seized) },
      { is: 'blankBelow' },
      { is: 'signatures', rows: signatureRows(source) },
    ],
  };
}

/** 查封, 扣押 or both, as what is on the list; frozen rights go by the same list. */
function inventoryTitle(measures: readonly (string | null)[]): string {
  const deeds = ['查封', '扣押', '冻结'].filter((_, i) => measures.some((measure) => groups[i]?.includes(measure ?? '')));
  return `${deeds.length > 0 ? deeds.join('、') : '查封、扣押'}财产清单`;
}
const groups = [['sealingUp', 'liveSealing', 'registeredSealing'], ['impoundment'], ['freezing']];
