import { itemView } from '../../inventory/itemView';
import { dispositions } from '../../inventory/commonLeaves';
import type { ListedItem } from '../../transcript/templates/propertyList';
import { itemCells, lines, NONE } from '../itemCells';
import { everything, listsOf } from '../listsOf';
import type { Paper, PaperBlock, PaperColumn } from '../paper';
import { listFacts } from '../paperHead';
import type { PaperSource } from '../paperSource';
import { signatureRows } from '../signatureRows';
import { frame, said } from './listPaper';

/** 登记造册: what was found in a cab, a room, a safe, one list for each; none of it counts as seized for that. */
export function registerPaper(source: PaperSource): Paper | null {
  const parents = everything(listsOf(source)).filter(({ contained }) => contained.length > 0);
  if (parents.length === 0) return null;
  const columns: readonly PaperColumn[] = [
    { head: '序号', width: 44, align: 'center' }, { head: '物品', width: 150 }, { head: '规格、编号', width: 160 }, { head: '单位', width: 40, align: 'center' }, { head: '数量', width: 44, align: 'right' },
    { head: '声称的所有人', width: 96 }, { head: '处置', width: 100 }, { head: '备注', width: 140 },
  ];
  return {
    ...frame(source, 'register', '物品登记造册'),
    blocks: [
      { is: 'facts', rows: listFacts(source) },
      ...parents.flatMap((parent): PaperBlock[] => [
        { is: 'heading', text: `${parent.number}　${itemCells(parent, null).name.replace('\n', '　')}内的物品` },
        { is: 'table', columns, rows: parent.contained.map(registerCells), total: `合计：${parent.contained.length}项。` },
      ]),
      { is: 'blankBelow' },
      { is: 'signatures', rows: signatureRows(source) },
    ],
  };
}

function registerCells(row: ListedItem): string[] {
  const item = itemView(row.item);
  const cells = itemCells(row, null);
  return [row.number, cells.name, lines([cells.model, cells.codes].filter((text) => text !== NONE)) || NONE, cells.unit, cells.quantity, cells.owner, said(dispositions, item.disposition) ?? NONE, cells.note];
}
