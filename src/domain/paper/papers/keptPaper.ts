import { itemView } from '../../inventory/itemView';
import { dispositions, exemptKinds } from '../../inventory/commonLeaves';
import { inputReader } from '../../transcript';
import { propertyRows } from '../../transcript/templates/property';
import { isKept } from '../isKept';
import { itemCells, NONE } from '../itemCells';
import type { Paper, PaperColumn } from '../paper';
import type { PaperSource } from '../paperSource';
import { listPaper, said, withNested } from './listPaper';

/** 保留清单: what was not seized because it may not be, or was left to live on, and why. */
export function keptPaper(source: PaperSource): Paper | null {
  const { seized, others } = propertyRows(inputReader(source.documents), source.action);
  const kept = [...others.flatMap(withNested), ...seized.flatMap(({ contained }) => contained.flatMap(withNested))].filter(isKept);
  const columns: readonly PaperColumn[] = [
    { head: '序号', width: 44, align: 'center' }, { head: '物品', width: 160 }, { head: '单位', width: 44, align: 'center' }, { head: '数量', width: 50, align: 'right' },
    { head: '保留依据', width: 200 }, { head: '处置', width: 116 }, { head: '备注', width: 160 },
  ];
  const rows = kept.map((row) => {
    const { exempt, disposition } = itemView(row.item);
    const cells = itemCells(row, null);
    return [row.number, cells.name, cells.unit, cells.quantity, said(exemptKinds, exempt === 'no' ? null : exempt) ?? NONE, said(dispositions, disposition) ?? NONE, cells.note];
  });
  return listPaper(source, 'kept', '保留物品清单', columns, rows);
}
