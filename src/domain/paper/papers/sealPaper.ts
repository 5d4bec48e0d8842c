import { itemView } from '../../inventory/itemView';
import { sealStateWords } from '../../seals';
import { itemCells, lines, NONE } from '../itemCells';
import { everything, listsOf } from '../listsOf';
import type { Paper, PaperColumn } from '../paper';
import type { PaperSource } from '../paperSource';
import { listPaper } from './listPaper';

/** 封条使用清单: every seal with where it is and what became of it; numbers of one thing stand together. */
export function sealPaper(source: PaperSource): Paper | null {
  const columns: readonly PaperColumn[] = [
    { head: '序号', width: 50, align: 'center' }, { head: '封条号', width: 150 }, { head: '所封财产', width: 210 }, { head: '张贴位置', width: 150 }, { head: '状态', width: 94 }, { head: '备注', width: 120 },
  ];
  const rows = everything(listsOf(source)).flatMap((row) => {
    const item = itemView(row.item);
    return item.seals.map((seal) => [seal.number, `${row.number}　${itemCells(row, null).name.replace('\n', '　')}`, seal.position ?? NONE, sealStateWords[seal.state], replaced(item.seals, seal)]);
  });
  return listPaper(source, 'seals', '封条使用清单', columns, rows.map((cells, i) => [String(i + 1), ...cells]));
}

function replaced(all: readonly { readonly id: string; readonly number: string }[], { replaces, reason }: { readonly replaces: string | null; readonly reason: string | null }): string {
  const before = all.find(({ id }) => id === replaces);
  return lines([before ? `换下${before.number}` : null, reason]) || NONE;
}
