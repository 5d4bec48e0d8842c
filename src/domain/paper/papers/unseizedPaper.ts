import { measureWord } from '../../inventory/measures';
import { itemCells, NONE } from '../itemCells';
import { listsOf } from '../listsOf';
import type { Paper, PaperColumn } from '../paper';
import type { PaperSource } from '../paperSource';
import { listPaper } from './listPaper';

/** 未扣押、待核清单: what was seen and not taken, by what measure, and who claims it. */
export function unseizedPaper(source: PaperSource): Paper | null {
  const { others } = listsOf(source);
  const columns: readonly PaperColumn[] = [
    { head: '序号', width: 44, align: 'center' }, { head: '名称', width: 124 }, { head: '规格型号', width: 90 }, { head: '编号', width: 130 }, { head: '单位', width: 36, align: 'center' },
    { head: '数量', width: 40, align: 'right' }, { head: '权属', width: 120 }, { head: '处理', width: 80 }, { head: '备注', width: 110 },
  ];
  const rows = others.map((row) => {
      const cells = itemCells(row, null);
      const measure = measureWord(row.measure);
      return [row.number, cells.name, cells.model, cells.codes, cells.unit, cells.quantity, cells.owner, measure ?? '未采取措施', withoutFirst(cells.note, measure)];
    });
  return listPaper(source, 'unseized', '未查封扣押、待核财产清单', columns, rows);
}

const withoutFirst = (note: string, word: string | null): string => (word !== null && note.startsWith(word) ? note.slice(word.length).trim() || NONE : note);
