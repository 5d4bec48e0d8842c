import type { PdfPages } from './pdfPages';

/** Enough for small print and a QR, and a page still fits into a tablet's memory. */
const DOTS_PER_INCH = 200;

/**
 * Prints the pages of a PDF by the browser: each as one picture on a sheet of its own, so that paper and file are the same to the dot. Resolves when
 * the browser's dialog was closed; whether something came out of a printer nobody tells us.
 */
export async function printPages(pdf: PdfPages, told: (page: number) => void): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  const urls: string[] = [];
  try {
    for (const [i, { widthPt, heightPt }] of pdf.pages.entries()) {
      told(i + 1);
      const blob = await pdf.draw(i, DOTS_PER_INCH);
      if (!blob) throw new Error(`page ${i + 1} was not drawn`);
      const image = new Image();
      image.className = widthPt > heightPt ? 'print-page print-across' : 'print-page';
      image.src = URL.createObjectURL(blob);
      urls.push(image.src);
      sheet.append(image);
      await image.decode();
    }
    document.body.append(sheet);
    window.print();
  } finally {
    sheet.remove();
    for (const url of urls) URL.revokeObjectURL(url);
  }
}
