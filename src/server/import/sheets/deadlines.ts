import { may, need, type SheetDefinition } from '../column';
import { day, text } from '../parsers';
import { caseColumn } from './caseColumn';

/** 期限 and nodes of a case. */
export const deadlinesSheet = {
  id: 'deadlines',
  names: ['期限', '节点', 'deadlines'],
  telling: ['case', 'dueOn'],
  columns: {
    case: caseColumn,
    ownId: may(text(), '系统编号', 'id'),
    name: need(text(), '名称', '事项', '期限名称', '节点', 'name'),
    dueOn: need(day, '到期日', '截止日', '期限', 'dueOn'),
    doneOn: may(day, '完成日', '完成日期', 'doneOn'),
    basis: may(text(), '依据', 'basis'),
  },
} as const satisfies SheetDefinition;
