import { readCashSheet } from '../../cash';
import { itemView } from '../../inventory/itemView';
import { dispositions, exemptKinds } from '../../inventory/commonLeaves';
import { formatFen } from '../../money/fen';
import type { ListedItem } from '../../transcript/templates/propertyList';
import { itemCells, lines, NONE } from '../itemCells';
import { listsOf, withNested } from '../listsOf';
import type { Paper, PaperColumn } from '../paper';
import type { PaperSource } from '../paperSource';
import { listPaper, said } from './listPaper';

const columns: readonly PaperColumn[] = [
  { head: '序号', width: 44, align: 'center' }, { head: '物品', width: 160 }, { head: '单位', width: 44, align: 'center' }, { head: '数量', width: 50, align: 'right' },
  { head: '保留依据', width: 200 }, { head: '处置', width: 116 }, { head: '备注', width: 160 },
];

/** 保留清单: what was not seized because it may not be (查扣冻规定 3), or was left or given back on the spot, and why. */
export function keptPaper(source: PaperSource): Paper | null {
  const { seized, kept, others } = listsOf(source);
  const within = [...seized, ...others].flatMap(({ contained }) => contained.flatMap(withNested)).filter(isLeft);
  const rows = [...kept.map((row) => cellsOf(row, null)), ...within.map((row) => cellsOf(row, `在${row.number.split('.')[0]}号财产内`)), ...seized.flatMap(withNested).flatMap(moneyLeft)];
  return listPaper(source, 'kept', '保留物品清单', columns, rows.map((cells, i) => [String(i + 1), ...cells]));
}

function cellsOf(row: ListedItem, where: string | null): string[] {
  const { exempt, disposition, note } = itemView(row.item);
  const cells = itemCells(row, null);
  return [cells.name, cells.unit, cells.quantity, said(exemptKinds, exempt === 'no' ? null : exempt) ?? NONE, said(dispositions, disposition) ?? NONE, lines([where, note]) || NONE];
}

/** Things found inside another: of an exempt kind, or kept or given back to whoever owns them. */
function isLeft({ item }: ListedItem): boolean {
  const { exempt, disposition } = itemView(item);
  return (exempt !== null && exempt !== 'no') || disposition === 'kept' || disposition === 'returned';
}

/** Of cash that was taken, what stays with the person for a living. */
function moneyLeft({ item }: ListedItem): string[][] {
  const { left } = readCashSheet(item);
  const { label } = itemView(item);
  return left === null ? [] : [[lines(['现金', label === '' ? null : `［${label}］`]), '元', formatFen(left.fen), exemptKinds.livingCost, dispositions.kept, lines([left.reason, left.by === null ? null : `由${left.by}决定`]) || NONE]];
}
