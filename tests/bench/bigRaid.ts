import type { Locator, Page } from '@playwright/test';
import type { GatewayProcess } from '../e2e/gatewayProcess';
import { RAID, YARD } from '../e2e/demoRaid';
import { listMixer } from '../e2e/listDeeds';
import { Officer } from '../e2e/officer';
import { Tablet } from '../e2e/tablet';
import { bundle } from './bundle';
import { quantile } from './statistics';
import type { Stopwatch } from './stopwatchPage';

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** Milliseconds on a tablet whose action has so many things and photos, by the page's own clock, with its CPU four times slower. */
export interface BigRaid {
  /** From the tap on a row to the frame that shows the thing's panel. */
  readonly itemOpens: readonly number[];
  /** From leaving a field to the frame that shows it saved. */
  readonly itemSaves: readonly number[];
  /** Between two frames while the list, then the gallery is thrown from end to end. */
  readonly listFrames: readonly number[];
  readonly galleryFrames: readonly number[];
  /** From the tap to the transcript of all things; the first time, and again after one of them changed. */
  readonly transcriptWritten: number;
  readonly transcriptAgain: readonly number[];
  /** From the tab's tap to the first page of all papers, and how long of it the worker that sets them lived: a worker is not slowed. */
  readonly paper: number;
  readonly paperWorker: number;
}

const SLOWER = 4;
const TIMES = 12;
/** Things that are pasted at once, at most. */
const BATCH = 200;
const NAME = '混凝土搅拌运输车';

/** Lists `things` trucks on one tablet as an officer does, by pasting their plates, with six photos of every third, switches it off and on, and works with them offline. */
export async function bigRaid(gateway: GatewayProcess, things: number): Promise<BigRaid> {
  const tablet = await Tablet.take(gateway.origin, { geolocation: YARD });
  try {
    const address = await fill(new Officer(tablet.page), things);
    await tablet.switchOff();
    await gateway.kill();
    return await measure(tablet, address, things);
  } finally {
    await tablet.throwAway();
    await gateway.start();
  }
}

export async function fill(officer: Officer, things: number): Promise<string> {
  await officer.signIn('zhang');
  await officer.readyWithoutNetwork(RAID.number);
  await officer.openCase(RAID.typed, RAID.number);
  await officer.startAction(RAID.place);
  await listMixer(officer);
  for (let n = 2; n <= things; n += BATCH) await alike(officer, Array.from({ length: Math.min(BATCH, things - n + 1) }, (_, i) => `新Q${30_000 + n + i}`));
  const list = rowsOf(officer.page);
  const photographed = Math.ceil(things / 3);
  for (let i = 0; i < photographed; i += 1) {
    await (await rowAt(list, (i + 0.5) / photographed)).click();
    await officer.photograph(6);
  }
  // A tablet that was online once has the fonts of the papers.
  await officer.page.waitForFunction(async () => (await (await caches.open('fieldwrit-paper-fonts')).keys()).length === 2);
  return new URL(officer.page.url()).pathname.replace(/\/inventory$/, '');
}

export async function measure(tablet: Tablet, address: string, things: number): Promise<BigRaid> {
  const page = await tablet.open();
  const officer = new Officer(page);
  await officer.goto(`${address}/inventory`);
  const list = rowsOf(page);
  await list.getByRole('listitem').first().waitFor();
  // What the start has still to do is not part of it.
  await page.waitForTimeout(10_000);
  await page.evaluate(await bundle('stopwatchPage.ts'));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

  const listFrames = await framesWhileThrown(page, list);
  const itemOpens: number[] = [];
  const itemSaves: number[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    const row = await rowAt(list, (i + 0.5) / TIMES);
    const label = (await row.innerText()).match(/[A-Z]\d+/)?.[0] ?? '';
    itemOpens.push(await untilShown(row, 'click', 'aside h2', label));
    const field = officer.panel.getByLabel(/^名称、车型/);
    await field.fill(`${NAME} ${i}`);
    itemSaves.push(await untilShown(field, 'blur', 'aside h2', `${NAME} ${i}`));
  }

  await officer.tab('照片');
  const gallery = page.getByRole('list', { name: '现场照片' });
  await gallery.getByRole('button').first().waitFor();
  const galleryFrames = await framesWhileThrown(page, gallery);

  await officer.tab('笔录');
  const last = String(30_000 + things);
  const transcriptWritten = await untilShown(page.getByRole('button', { name: '生成笔录' }), 'click', 'textarea', last);
  const transcriptAgain: number[] = [];
  for (let i = 0; i < TIMES / 3; i += 1) {
    await officer.tab('清单');
    await (await rowAt(list, 0)).click();
    await officer.write('颜色', `第 ${i} 种`);
    await officer.tab('笔录');
    transcriptAgain.push(await untilShown(page.getByRole('button', { name: '重新生成' }), 'click', 'textarea', `第 ${i} 种`));
  }

  let [begun, ended] = [0, 0];
  page.once('worker', (worker) => {
    begun = performance.now();
    worker.once('close', () => (ended = performance.now()));
  });
  const start = performance.now();
  await officer.tab('文书');
  await page.getByRole('img', { name: /^第 1 页/ }).waitFor({ timeout: 120_000 });
  const paper = performance.now() - start;
  return { itemOpens, itemSaves, listFrames, galleryFrames, transcriptWritten, transcriptAgain, paper, paperWorker: ended - begun };
}

/** Pastes a batch of numbers that are otherwise like the open thing. */
async function alike({ page, panel }: Officer, plates: readonly string[]): Promise<void> {
  await panel.getByRole('button', { name: '再加多台' }).click();
  const sheet = page.getByRole('dialog').last();
  await sheet.getByText('逐行录入编号', { exact: true }).click();
  await sheet.getByLabel('编号，一行一台').fill(plates.join('\n'));
  await sheet.getByRole('button', { name: `再加 ${plates.length} 台` }).click();
  await sheet.waitFor({ state: 'hidden' });
}

const rowsOf = (page: Page): Locator => page.getByRole('list').filter({ has: page.getByText(NAME) }).first();

/** The row that stands at a share of the list's length: the list draws those in sight alone. */
async function rowAt(list: Locator, share: number): Promise<Locator> {
  const count = Number(await list.getByRole('listitem').first().getAttribute('aria-setsize'));
  const index = Math.floor(share * count);
  await list.evaluate((rows, to) => rows.parentElement?.scrollTo({ top: rows.scrollHeight * to - 200 }), index / count);
  const row = list.locator(`[data-index="${index}"]`).getByRole('button').first();
  await row.waitFor();
  return row;
}

const untilShown = (element: Locator, deed: 'click' | 'blur', within: string, text: string): Promise<number> =>
  element.evaluate((target: HTMLElement, rest) => window.stopwatch.untilShown(target, ...rest), [deed, within, text] as const);

/** Milliseconds between frames while a list is thrown to its end and back by a finger. */
async function framesWhileThrown(page: Page, list: Locator): Promise<number[]> {
  const box = await list.evaluate((rows) => {
    const { x, y, width, height } = (rows.parentElement ?? rows).getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
  await page.evaluate(() => window.stopwatch.startFrames());
  const devtools = await page.context().newCDPSession(page);
  for (const way of [-1, 1]) await devtools.send('Input.synthesizeScrollGesture', { ...box, yDistance: way * 20_000, speed: 4_000, gestureSourceType: 'touch' });
  await devtools.detach();
  return page.evaluate(() => window.stopwatch.endFrames());
}

/** A thing to print of frames: the slowest of twenty, and the share that an eye sees as a stop. */
export const fluency = (frames: readonly number[]): { readonly p95: number; readonly stops: number } => ({ p95: quantile(frames, 0.95), stops: frames.filter((ms) => ms > 100).length / frames.length });
