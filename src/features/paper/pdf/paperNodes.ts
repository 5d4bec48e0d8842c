import type { Content } from 'pdfmake/interfaces';
import { codeOf, PAGE_WIDTH, type MissingCharacter, type Paper, type PaperBlock } from '@/domain/paper';
import { besideRows } from './besideRows';
import { gridLayout } from './gridLayout';
import type { PaperFont } from './paperFont';
import { signaturesNode } from './signaturesNode';
import { tableNode } from './tableNode';
import { FRAME, textNode } from './textNode';

const BODY_PT = 12;

export interface Inks {
  readonly fonts: readonly PaperFont[];
  /** Data URLs by SHA-256. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** One paper from its court's name to its signatures, on pages with so much room from top to bottom. */
export function paperNodes(paper: Paper, inks: Inks, missing: readonly MissingCharacter[], pagePt: number): Content[] {
  const width = PAGE_WIDTH[paper.landscape ? 'landscape' : 'portrait'];
  const head = (text: string, fontSize: number, bottom: number): Content => ({ ...textNode(text, inks.fonts, fontSize, width), fontSize, alignment: 'center', characterSpacing: 1, margin: [0, 0, 0, bottom] });
  const signed = paper.blocks.find((block) => block.is === 'signatures');
  const signatures = signed ? signaturesNode(paper.title, signed.rows, inks.fonts, inks.pictures, width) : null;
  const before: Content[] = [
    ...(paper.courtName === null ? [] : [head(paper.courtName, 15, 2)]),
    head(paper.title, 20, 4),
    ...(paper.caseNumber === null ? [] : [{ ...textNode(paper.caseNumber, inks.fonts, 11, width), fontSize: 11, alignment: 'right' as const, margin: [0, 0, 0, 6] as [number, number, number, number] }]),
    ...paper.blocks.flatMap((block, i) => blockNodes(block, paper.blocks[i - 1] ?? null, inks, width)),
  ];
  return [...besideRows(before, signatures, pagePt), ...(signatures ? [signatures] : []), ...missingNote(missing, inks, width)];
}

function blockNodes(block: PaperBlock, above: PaperBlock | null, { fonts }: Inks, width: number): Content[] {
  switch (block.is) {
    case 'heading':
      // It stands in the head of the table below it.
      return [];
    case 'text':
      return block.text.split('\n').map((line) => ({ ...textNode(line === '' ? ' ' : line, fonts, BODY_PT, width), fontSize: BODY_PT, lineHeight: line === '' ? 0.6 : 1.35 }));
    case 'pairs':
      return [
        {
          table: { headerRows: 1, widths: ['*', '*'], body: [block.heads, ...block.rows].map((row, r) => row.map((text) => ({ ...textNode(text, fonts, 11, width / 2 - 8), ...(r === 0 ? { alignment: 'center' as const } : {}) }))) },
          layout: gridLayout,
          fontSize: 11,
          lineHeight: 1.25,
        },
      ];
    case 'facts':
      return block.rows.map(({ word, text }) => ({ ...textNode(`${word}：${text}`, fonts, 9.5, width), fontSize: 9.5, lineHeight: 1.15 }));
    case 'table':
      return tableNode(block, fonts, above?.is === 'heading' ? above.text : null);
    case 'blankBelow':
      return [{ text: '以下空白', fontSize: 10, alignment: 'center', margin: [0, 4, 0, 0] }];
    case 'signatures':
      return [];
  }
}

/** Which characters the frames on this paper stand for. */
const missingNote = (missing: readonly MissingCharacter[], { fonts }: Inks, width: number): Content[] =>
  missing.length === 0
    ? []
    : [{ ...textNode(`本文书中“${FRAME}”处为字库所缺的字，须由执行人员手写补入：${missing.map(({ character, within }) => `${codeOf(character.codePointAt(0) ?? 0)}（见“${within}”）`).join('、')}`, fonts, 9, width), fontSize: 9, margin: [0, 8, 0, 0] }];
