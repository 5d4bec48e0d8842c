import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../e2e/chromium';
import type { Floor } from './floorPage';
import type { Product } from './productPage';
import { quantile } from './statistics';

declare global {
  interface Window {
    floor: Floor;
    product: Product;
  }
}

export interface Size {
  readonly items: number;
  readonly many: number;
  readonly photos: number;
  readonly photoBytes: number;
}

/** Milliseconds of one round. */
export interface Figures {
  readonly 'save one item, p50': number;
  readonly 'save one item, p95': number;
  readonly 'list 1,000 after cold reopen': number;
  readonly 'push 1,000': number;
  readonly 'fresh device pulls 1,000': number;
  readonly 'save one photo, p50': number;
  readonly '200 photos of 300 KB': number;
  readonly 'list 20,000 after cold reopen': number;
  readonly 'save 1,000 at once': number;
  readonly 'fresh device pulls 20,000': number;
}

/** The bare thing: IndexedDB with strict durability, one POST, one GET, PUTs six at a time. */
export async function measureFloor(origin: string, size: Size): Promise<Figures> {
  const device = new Device((profile) => open(origin, profile));
  const other = new Device((profile) => open(origin, profile));
  const fresh = new Device((profile) => open(origin, profile));
  const freshOther = new Device((profile) => open(origin, profile));
  try {
    let page = await device.on();
    const saves = await page.evaluate((count) => window.floor.saveEach(count, 1), size.items);
    page = await device.again();
    const list = await page.evaluate(() => window.floor.list());
    settle();
    const push = await page.evaluate(() => window.floor.push());
    const pull = await (await fresh.on()).evaluate(() => window.floor.pull());
    const photos = await page.evaluate(([count, bytes]) => window.floor.savePhotos(count, bytes), [size.photos, size.photoBytes] as const);
    settle();
    const uploads = await page.evaluate(() => window.floor.pushPhotos());
    page = await other.on();
    const many = await page.evaluate((count) => window.floor.saveMany(count), size.many);
    page = await other.again();
    const listMany = await page.evaluate(() => window.floor.list());
    await page.evaluate(() => window.floor.push());
    settle();
    const pullMany = await (await freshOther.on()).evaluate(() => window.floor.pull());
    expectCounts(list.count, size.items, pull.count, size.items, listMany.count, size.many, pullMany.count, size.many);
    return figures(saves, list.ms, push, pull.ms, photos, uploads, listMany.ms, many, pullMany.ms);
  } finally {
    await Promise.all([device, other, fresh, freshOther].map((one) => one.off()));
  }
}

/** The product: journal, chain, signatures, receipts, strict durability, read-back of every photo. */
export async function measureProduct(origin: string, script: string, size: Size): Promise<Figures> {
  const launch = (profile: string): Promise<[BrowserContext, Page]> => open(origin, profile, script);
  const device = new Device(launch);
  const other = new Device(launch);
  const fresh = new Device(launch);
  const freshOther = new Device(launch);
  try {
    let page = await device.on();
    await page.evaluate(() => window.product.signIn('zhang'));
    await page.evaluate(() => window.product.casesArrived(21));
    await page.context().setOffline(true);
    const saves = await page.evaluate((count) => window.product.saveEach(count, 1), size.items);
    page = await device.again(true);
    const list = await page.evaluate(() => window.product.listCold());
    await page.evaluate((count) => window.product.queued('entries', count), size.items);
    settle();
    await page.context().setOffline(false);
    const push = await page.evaluate(() => window.product.sendAll('entries'));
    const pull = await (await fresh.on()).evaluate((count) => window.product.pullFresh('li', count), size.items);
    await page.context().setOffline(true);
    const photos = await page.evaluate(([count, bytes]) => window.product.savePhotos(count, bytes), [size.photos, size.photoBytes] as const);
    await page.evaluate((count) => window.product.queued('files', count), size.photos);
    settle();
    await page.context().setOffline(false);
    const uploads = await page.evaluate(() => window.product.sendAll('files'));
    page = await other.on();
    await page.evaluate(() => window.product.signIn('zhou'));
    await page.evaluate(() => window.product.casesArrived(5));
    await page.context().setOffline(true);
    const many = await page.evaluate((count) => window.product.saveMany(count), size.many);
    page = await other.again(true);
    const listMany = await page.evaluate(() => window.product.listCold());
    await page.evaluate((count) => window.product.queued('entries', count), size.many);
    await page.context().setOffline(false);
    await page.evaluate(() => window.product.sendAll('entries'));
    settle();
    const pullMany = await (await freshOther.on()).evaluate((count) => window.product.pullFresh('zhou', count), size.many);
    expectCounts(list.count, size.items, pull.count, size.items, listMany.count, size.many, pullMany.count, size.many);
    return figures(saves, list.ms, push, pull.ms, photos, uploads, listMany.ms, many, pullMany.ms);
  } finally {
    await Promise.all([device, other, fresh, freshOther].map((one) => one.off()));
  }
}

function figures(saves: readonly number[], list: number, push: number, pull: number, photos: readonly number[], uploads: number, listMany: number, many: readonly number[], pullMany: number): Figures {
  return {
    'save one item, p50': quantile(saves, 0.5),
    'save one item, p95': quantile(saves, 0.95),
    'list 1,000 after cold reopen': list,
    'push 1,000': push,
    'fresh device pulls 1,000': pull,
    'save one photo, p50': quantile(photos, 0.5),
    '200 photos of 300 KB': uploads,
    'list 20,000 after cold reopen': listMany,
    'save 1,000 at once': quantile(many, 0.5),
    'fresh device pulls 20,000': pullMany,
  };
}

/** Writes of one phase are not billed to the next. */
export const settle = (): void => void execFileSync('sync');

function expectCounts(...pairs: number[]): void {
  for (let i = 0; i < pairs.length; i += 2) if ((pairs[i] ?? 0) < (pairs[i + 1] ?? 0)) throw new Error(`counted ${pairs.join(', ')}`);
}

/** A browser profile on disk that can be closed and opened again. */
export class Device {
  private readonly profile = mkdtempSync(join(tmpdir(), 'fieldwrit-bench-'));
  private context: BrowserContext | null = null;

  constructor(private readonly launch: (profile: string) => Promise<[BrowserContext, Page]>) {}

  async on(): Promise<Page> {
    const [context, page] = await this.launch(this.profile);
    this.context = context;
    return page;
  }

  /** Closed and cold: the browser process ends, the disk is what is left. */
  async again(offline = false): Promise<Page> {
    await this.context?.close();
    settle();
    const page = await this.on();
    if (offline) await page.context().setOffline(true);
    return page;
  }

  async off(): Promise<void> {
    await this.context?.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

export async function open(origin: string, profile: string, script?: string): Promise<[BrowserContext, Page]> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: ensureChromium(), args: chromiumArgs, headless: true });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(0);
  if (script !== undefined) {
    await page.route('**/bench*', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title><script type="module" src="/bench.js"></script>' }),
    );
    await page.goto(`${origin}/bench`);
    await page.waitForFunction(() => 'product' in window);
    // Interception would slow every request that is measured.
    await page.unroute('**/bench*');
  } else {
    await page.goto(origin);
    await page.waitForFunction(() => 'floor' in window);
  }
  return [context, page];
}
