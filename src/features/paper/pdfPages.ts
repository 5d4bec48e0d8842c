import type { PDFDocumentProxy } from 'pdfjs-dist';

/** A PDF opened for looking at: its pages as pictures, drawn when they are asked for. */
export interface PdfPages {
  readonly pages: readonly { readonly widthPt: number; readonly heightPt: number }[];
  /** One page as a picture, counted from 0. */
  draw(page: number, dotsPerInch: number): Promise<Blob | null>;
  close(): void;
}

const POINTS_PER_INCH = 72;

/** Draws what is really in the file, not what was meant to be: the pictures are the check. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PdfPages> {
  const [pdfjs, { default: workerSrc }] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = workerSrc;
  // A copy: the bytes that are shared and printed stay here.
  const document: PDFDocumentProxy = await pdfjs.getDocument({ data: bytes.slice(), disableFontFace: true }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const { width, height } = (await document.getPage(i + 1)).getViewport({ scale: 1 });
      return { widthPt: width, heightPt: height };
    }),
  );
  async function draw(index: number, dotsPerInch: number): Promise<Blob | null> {
    const page = await document.getPage(index + 1);
    const viewport = page.getViewport({ scale: dotsPerInch / POINTS_PER_INCH });
    const canvas = window.document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport, background: '#fff' }).promise;
    page.cleanup();
    return new Promise((done) => canvas.toBlob(done, 'image/png'));
  }
  return { pages, draw, close: () => void document.destroy() };
}
