import { itemView } from '../../inventory/itemView';
import { type FileTag, type FoldedDocument } from '../../journal';
import { paperTime } from '../../transcript';
import { itemCells, lines, NONE } from '../itemCells';
import { everything, listsOf } from '../listsOf';
import type { Paper, PaperColumn } from '../paper';
import type { PaperSource } from '../paperSource';
import { listPaper } from './listPaper';

const columns: readonly PaperColumn[] = [
  { head: '序号', width: 44, align: 'center' }, { head: '所属', width: 170 }, { head: '种类', width: 70 }, { head: '拍摄时间（设备时钟）', width: 120 }, { head: '字节数', width: 70, align: 'right' },
  { head: 'SHA-256', width: 300 },
];

/** Of the signing itself: its papers bear them. */
const OF_SIGNING: readonly FileTag['role'][] = ['signature', 'snapshot'];

/**
 * 照片、电子文件校验清单: every file of the action with the hash of its bytes, so that whoever has a file can see whether it is the one that was
 * recorded (电子数据完整性, 证据规定 93). A snapshot has those of its documents.
 */
export function filesPaper(source: PaperSource): Paper | null {
  const things = everything(listsOf(source));
  const listed = new Set(things.map(({ item }) => item));
  const others = [...source.documents.values()].filter((each) => each.action === source.action && !listed.has(each));
  const rows = [
    ...others.filter(({ kind }) => kind === 'fieldAction').flatMap((each) => rowsOf(each, '现场')),
    ...things.flatMap((row) => rowsOf(row.item, `${row.number}　${itemCells(row, null).name.replace('\n', '　')}`)),
    ...others.filter(({ kind }) => kind !== 'fieldAction').flatMap((each) => rowsOf(each, belongsTo(each))),
  ];
  return listPaper(source, 'files', '照片、电子文件校验清单', columns, rows.map((cells, i) => [String(i + 1), ...cells]));
}

const rowsOf = ({ files }: FoldedDocument, of: string): string[][] =>
  files.filter(({ role }) => !OF_SIGNING.includes(role)).map((file) => [of, kindOf(file), file.origin === 'made' ? NONE : paperTime(file.takenAt), String(file.size), file.sha256]);

const kindOf = ({ mime, origin, copy }: FileTag): string =>
  lines([mime.startsWith('image/') ? '照片' : mime.startsWith('video/') ? '录像' : mime.startsWith('audio/') ? '录音' : '文件', copy ? '（复制件）' : origin === 'imported' ? '（导入）' : null]);

/** What is neither the action nor in its lists: a withdrawn thing, a parcel, a hand-over, a paper. */
function belongsTo(document: FoldedDocument): string {
  switch (document.kind) {
    case 'item':
      return lines(['已撤回', itemView(document).name]).replace('\n', '　');
    case 'parcel':
      return '丈量';
    case 'handover':
      return '交接';
    case 'transcript':
      return '笔录';
    default:
      return document.kind;
  }
}
