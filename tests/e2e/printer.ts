import type { Page } from '@playwright/test';
import jsQR from 'jsqr';

/** Stands in for the browser's print dialog, which no test can see: notes how often it was opened and with how many pages. */
export const watchPrinter = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.print = () => {
      const { dataset } = document.body;
      dataset['printings'] = String(Number(dataset['printings'] ?? 0) + 1);
      dataset['printedPages'] = String(document.querySelectorAll('.print-sheet img').length);
    };
  });

export const printings = (page: Page): Promise<number> => page.evaluate(() => Number(document.body.dataset['printings'] ?? 0));
export const printedPages = (page: Page): Promise<number> => page.evaluate(() => Number(document.body.dataset['printedPages'] ?? 0));

/** The QR code in the corner of a page that lies ready for the printer, counted from 1; null: none is read. */
export async function printedCode(page: Page, n: number): Promise<string | null> {
  const { width, height, data } = await page.evaluate((index) => {
    const image = document.querySelectorAll<HTMLImageElement>('.print-sheet img')[index];
    if (!image) throw new Error('no such page');
    const canvas = document.createElement('canvas');
    const [left, high] = [Math.round(image.naturalWidth * 0.75), Math.round(image.naturalHeight * 0.2)];
    [canvas.width, canvas.height] = [image.naturalWidth - left, high];
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, -left, 0);
    return { width: canvas.width, height: canvas.height, data: [...(pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])] };
  }, n - 1);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
