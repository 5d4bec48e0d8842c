import type { Content, TableCell } from 'pdfmake/interfaces';
import type { PaperBlock } from '@/domain/paper';
import { captionedLayout, captionRow, gridLayout, PADDING_PT, RULE_PT } from './gridLayout';
import type { PaperFont } from './paperFont';
import { textNode } from './textNode';

type TableBlock = Extract<PaperBlock, { is: 'table' }>;

const SIZE_PT = 8;
const HEADING_PT = 11;
/** A row is never cut, so it must fit on a page with its head: what is longer than this many lines is told whole below the table. */
const MAX_LINES = 24;

/** The table with its heading and head on each page and no row cut, its total, and below it what was too long for a cell. */
export function tableNode({ columns, rows, total }: TableBlock, fonts: readonly PaperFont[], heading: string | null = null): Content[] {
  const widths = columns.map(({ width }) => width - 2 * PADDING_PT - RULE_PT);
  const notes: string[] = [];
  const cell = (text: string, i: number) => ({ ...textNode(text, fonts, SIZE_PT, widths[i] ?? 0), alignment: columns[i]?.align ?? ('left' as const) });
  const body: TableCell[][] = [
    columns.map(({ head }, i) => ({ ...cell(head, i), alignment: 'center' as const, fillColor: '#ececec' })),
    ...rows.map((row) => row.map((text, i) => cell(shortened(text, widths[i] ?? 0, notes), i))),
  ];
  if (heading !== null) body.unshift(captionRow({ ...textNode(heading, fonts, HEADING_PT, 700), fontSize: HEADING_PT }, columns.length));
  if (total !== null) body.push([{ ...textNode(total, fonts, SIZE_PT, 700), colSpan: columns.length }, ...columns.slice(1).map(() => ({ text: '' }))]);
  return [
    { table: { headerRows: heading === null ? 1 : 2, dontBreakRows: true, keepWithHeaderRows: 1, widths, body }, layout: heading === null ? gridLayout : captionedLayout, fontSize: SIZE_PT, lineHeight: 1.12, margin: [0, 4, 0, 4] },
    ...notes.map((note): Content => ({ ...textNode(note, fonts, SIZE_PT, 700), fontSize: SIZE_PT, margin: [0, 2, 0, 0] })),
  ];
}

/** What fits into a cell; the whole text becomes a numbered note. */
function shortened(text: string, widthPt: number, notes: string[]): string {
  const perLine = Math.max(1, Math.floor(widthPt / SIZE_PT));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / perLine)), 0);
  if (lines <= MAX_LINES) return text;
  notes.push(`附注${notes.length + 1}：${text}`);
  return `${[...text].slice(0, perLine * (MAX_LINES - 4)).join('')}……（全文见附注${notes.length}）`;
}
