import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import type { PaperSignature } from '@/domain/paper';
import { captionedLayout, captionRow } from './gridLayout';
import type { PaperFont } from './paperFont';
import { textNode } from './textNode';

const SIZE_PT = 10;
/** Room for a drawn name or for one by hand with a fingerprint beside it. */
const ROW_PT = 44;
const PICTURE_PT: [number, number] = [130, 40];
const HEAD_ROWS = 2;
const HEADS = ['身份', '姓名', '签名、捺印或者未签名的情况', '时间'];

/** Everybody with the drawn name, the refusal in words, or room to sign by hand. A row is never cut, and on each page it says what is signed. */
export function signaturesNode(title: string, rows: readonly PaperSignature[], fonts: readonly PaperFont[], pictures: Readonly<Record<string, string>>, pageWidth: number): ContentTable | null {
  if (rows.length === 0) return null;
  const widths = [0.2, 0.2, 0.38, 0.22].map((share) => share * pageWidth - 6);
  const words = (text: string, i: number): TableCell => textNode(text, fonts, SIZE_PT, widths[i] ?? 0);
  const body = rows.map((row) => [words(row.roles, 0), words(row.name, 1), outcome(row, fonts, pictures, widths[2] ?? 0), words(row.at ?? (row.open ? '____年__月__日' : '／'), 3)]);
  return {
    table: {
      headerRows: HEAD_ROWS,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths,
      heights: (row) => (row < HEAD_ROWS ? 'auto' : ROW_PT),
      body: [captionRow(textNode(`《${title}》签名`, fonts, SIZE_PT, pageWidth), HEADS.length), HEADS.map((head) => ({ text: head, alignment: 'center', fillColor: '#ececec' })), ...body],
    },
    layout: captionedLayout,
    fontSize: SIZE_PT,
    margin: [0, 10, 0, 0],
  };
}

function outcome({ pictures: named, words, open }: PaperSignature, fonts: readonly PaperFont[], pictures: Readonly<Record<string, string>>, widthPt: number): TableCell {
  const drawn = named.map((sha256): Content => (pictures[sha256] === undefined ? { text: '（图像不在本平板上）', fontSize: 8 } : { image: sha256, fit: [...PICTURE_PT] }));
  const said: Content[] = words === null ? [] : [textNode(words, fonts, SIZE_PT, widthPt) as Content];
  const room: Content[] = open ? [{ text: '（签名、捺印）', color: '#767676', fontSize: 8 }] : [];
  return { stack: [...drawn, ...said, ...room] };
}
