import { readFileSync } from 'node:fs';
import fonts from 'virtual:paper-fonts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Paper } from '@/domain/paper';
import { makePdf, type LoadedFont } from '@/features/paper/pdf/makePdf';

/** A stretch of text where it stands on its page, in points from the upper left corner. */
export interface PrintedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
  /** All of it without blanks. */
  readonly plain: string;
}

const loaded: readonly LoadedFont[] = fonts.map(({ name, url, ranges, advances }) => ({ name, ranges, advances, bytes: new Uint8Array(readFileSync(url.replace(/^\/@fs/, '').replace(/^\/(?=node_modules)/, `${process.cwd()}/`).replace(/\?.*$/, ''))) }));

/** Sets papers as a PDF with the real fonts and reads back what really stands in the file. */
export async function printed(papers: readonly Paper[], copy: string | null = null): Promise<{ readonly pages: readonly PrintedPage[]; readonly bytes: Uint8Array }> {
  const bytes = await makePdf(papers, loaded, {}, { copy }, () => undefined);
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: PrintedPage[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str !== '' ? [{ text: item.str, x: Number(item.transform[4]), y: height - Number(item.transform[5]) }] : []));
    pages.push({ width, height, texts, plain: texts.map(({ text }) => text).join('').replace(/\s/g, '') });
  }
  return { pages, bytes };
}
