import type { PdfPages } from './pdfPages';

/** Enough for small print and a QR, and a page still fits into a tablet's memory. */
const DOTS_PER_INCH = 200;

/** Pages that lie ready beside the app for the browser's printer. */
export interface PagesForPrint {
  /** Opens the browser's dialog. Whether something came out of a printer nobody tells us: some browsers do not even wait for the answer. */
  print(): void;
  /** Takes the pages away; before that they can be printed once more. */
  putAway(): void;
}

/**
 * The pages of a PDF for the browser's printer: each as one picture on a sheet of its own, so that paper and file are the same to the dot. `told` hears
 * which page is drawn; ends with the signal's reason when it is given up.
 */
export async function pagesForPrint(pdf: PdfPages, told: (page: number) => void, signal: AbortSignal): Promise<PagesForPrint> {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  const urls: string[] = [];
  function putAway() {
    sheet.remove();
    for (const url of urls.splice(0)) URL.revokeObjectURL(url);
  }
  try {
    for (const [i, { widthPt, heightPt }] of pdf.pages.entries()) {
      signal.throwIfAborted();
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
    signal.throwIfAborted();
  } catch (error) {
    putAway();
    throw error;
  }
  document.body.append(sheet);
  return { print: () => window.print(), putAway };
}
