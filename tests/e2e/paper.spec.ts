import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { RAID } from './demoRaid';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { Tablet } from './tablet';

/** Two characters of names that few fonts have, and one that ours lacks as well. */
const NAME = '䶮𬭚𰻝某的数控车床';
const CELL_PT = 8;

test('without a network a list is set, drawn and printed, rare names too', async ({}, info) => {
  const gateway = await GatewayProcess.start();
  const tablet = await Tablet.take(gateway.origin);
  const zhang = new Officer(tablet.page);
  const { page } = zhang;
  try {
    await zhang.signIn('zhang');
    await zhang.workerReady();
    await zhang.openCase(RAID.typed, RAID.number);
    await zhang.startAction(RAID.place);
    const address = new URL(page.url()).pathname.replace(/\/inventory$/, '');
    await zhang.addItem('工程／专用机械');
    await zhang.write('名称', NAME);
    await zhang.write('数量', '2');
    await zhang.write('估值（本行合计）', '136000');
    await zhang.allAtCourt();
    // A tablet that was online once has the fonts, without anybody asking for a paper.
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('fieldwrit-paper-fonts')).keys()).length), { timeout: 60_000 }).toBe(2);
    await gateway.kill();

    await zhang.goto(`${address}/paper`);
    const first = page.getByRole('img', { name: /^第 1 页/ });
    await expect(first).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('有 1 个字字库里没有')).toBeVisible();
    await expect(page.getByText(/U\+30EDD/)).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '分享或下载' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toContain('湘0104执2187号');
    const bytes = new Uint8Array(readFileSync(await file.path()));
    const found = await findText(bytes, '䶮𬭚□');
    expect(found).not.toBeNull();
    if (!found) return;
    const inks = await inkOf(page, found.page, found);
    info.annotations.push({ type: 'ink', description: JSON.stringify(inks.map(({ share, inner }) => [share, inner])) });
    const [yan, tong, frame] = inks;
    // Both are drawn, each as itself; the frame is hollow and they are not.
    for (const glyph of [yan, tong]) expect(glyph?.inner).toBeGreaterThan(0.1);
    expect(frame?.inner).toBeLessThan(0.05);
    expect(frame?.share).toBeGreaterThan(0.05);
    expect(differs(yan?.dots, tong?.dots)).toBeGreaterThan(0.1);

    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', String(document.querySelectorAll('.print-sheet img').length));
    });
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', /^[1-9]/, { timeout: 60_000 });
    expect(tablet.complaints).toEqual([]);
  } finally {
    await tablet.throwAway();
    await gateway.stop();
  }
});

interface Spot {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly pageWidth: number;
}

/** Where a text begins: page from 1, points from the upper left corner to its base line. */
async function findText(bytes: Uint8Array, text: string): Promise<Spot | null> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  for (let n = 1; n <= document.numPages; n += 1) {
    const sheet = await document.getPage(n);
    const { width, height } = sheet.getViewport({ scale: 1 });
    for (const item of (await sheet.getTextContent()).items) {
      if ('str' in item && item.str.startsWith(text) && Math.abs(Number(item.transform[0]) - CELL_PT) < 0.1) return { page: n, x: Number(item.transform[4]), y: height - Number(item.transform[5]), pageWidth: width };
    }
  }
  return null;
}

interface Ink {
  readonly share: number;
  /** Of the inner third, where a frame is empty. */
  readonly inner: number;
  readonly dots: readonly number[];
}

/** How dark the three characters at a spot are in the page's own picture, as it stands on the screen. */
async function inkOf(page: Page, sheet: number, { x, y, pageWidth }: Spot): Promise<Ink[]> {
  const picture = page.getByRole('img', { name: new RegExp(`^第 ${sheet} 页`) });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toBeVisible();
  return picture.evaluate(
    (image: HTMLImageElement, spot) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const scale = image.naturalWidth / spot.pageWidth;
      const side = Math.round(spot.size * scale);
      return [0, 1, 2].map((i) => {
        const data = pen?.getImageData(Math.round((spot.x + i * spot.size) * scale), Math.round((spot.y - 0.88 * spot.size) * scale), side, side).data ?? new Uint8ClampedArray();
        const dots = Array.from({ length: side * side }, (_, at) => 1 - (data[at * 4] ?? 255) / 255);
        const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
        const isInner = (at: number) => [at % side, Math.floor(at / side)].every((place) => place >= side / 3 && place < (2 * side) / 3);
        return { share: mean(dots), inner: mean(dots.filter((_, at) => isInner(at))), dots };
      });
    },
    { x, y, pageWidth, size: CELL_PT },
  );
}

const differs = (a: readonly number[] = [], b: readonly number[] = []): number => a.reduce((sum, each, i) => sum + Math.abs(each - (b[i] ?? 0)), 0) / Math.max(1, a.length);
