import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What really stands in a PDF, page by page, without blanks. */
export async function pdfTexts(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item ? [item.str] : [])).join('').replace(/\s/g, ''));
  }
  return pages;
}
