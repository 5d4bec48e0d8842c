import type { ContentStack, ContentText } from 'pdfmake/interfaces';
import { fontRuns, printable } from '@/domain/paper';
import { brokenLines } from './brokenLines';
import type { PaperFont } from './paperFont';

/** Stands for a character that no font has: an empty frame to write into. */
export const FRAME = '□';

export type TextNode = Pick<ContentStack, 'stack'> | Pick<ContentText, 'text'>;

/**
 * A text as pdfmake wants it, each character that no font has as a frame. Lines are broken here, since pdfmake would carry every Chinese
 * character as a piece of its own; only a text in another script, whose letters join, is left to it.
 */
export function textNode(text: string, fonts: readonly PaperFont[], sizePt: number, widthPt: number): TextNode {
  const [main] = fonts;
  if (!main) return { text };
  const runs = fontRuns(printable(text), fonts).map((run) => ({ text: run.font === null ? framed(run.text) : run.text, font: run.font ?? main.name }));
  if (runs.some(({ font }) => font !== main.name)) return { text: runs };
  const lines = brokenLines(runs.map((run) => run.text).join(''), main, sizePt, widthPt);
  const [only = ''] = lines;
  return lines.length > 1 ? { stack: lines.map((line) => ({ text: line || ' ', noWrap: true })) } : ({ text: only || ' ', noWrap: true } as TextNode);
}

const framed = (text: string): string => [...text].map((character) => (/\s/.test(character) ? character : FRAME)).join('');
