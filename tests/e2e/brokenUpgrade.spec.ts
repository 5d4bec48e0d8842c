import { expect, test, type Page } from '@playwright/test';
import { newest } from '@/storage/versions';
import { killBrowser } from './browserProcess';
import { servePage } from './servedPage';
import { Tablet } from './tablet';

interface Looked {
  readonly version: number;
  readonly tables: number;
  readonly indexes: number;
  readonly rows: number;
  readonly sum: number;
  readonly dated: number;
}
const ROWS = 4_000;
/** As the browser counts. */
const NEW = newest.number * 10;
const same = { rows: ROWS, sum: (ROWS * (ROWS - 1)) / 2 };

let served: Awaited<ReturnType<typeof servePage>>;
test.beforeAll(async () => {
  served = await servePage('upgradingPage.ts');
});
test.afterAll(() => served.close());

const run = <T>(page: Page, name: 'plant' | 'upgrade' | 'look'): Promise<T> => page.evaluate((called) => (globalThis as unknown as Record<string, () => Promise<never>>)[called]?.() as Promise<T>, name);
async function ready(page: Page): Promise<Page> {
  await page.goto(served.origin);
  await page.waitForFunction(() => 'look' in globalThis);
  return page;
}

test('[R16, D4] the browser is killed while the store is upgraded: it is wholly old or wholly new, nothing is gone, and the next start finishes it', async () => {
  const tablet = await Tablet.take(served.origin);
  await run(await ready(tablet.page), 'plant');
  const old = await run<Looked>(tablet.page, 'look');
  expect(old).toMatchObject({ version: 10, dated: 0, ...same });
  const met: string[] = [];
  for (const moment of ['written 1', 'written 401', 'written 1601', 'written 3601']) {
    const { page } = tablet;
    const came = page.waitForEvent('console', (message) => message.text() === moment || message.text() === 'upgraded');
    run(page, 'upgrade').catch(() => undefined);
    met.push((await came).text());
    killBrowser(tablet.profile);
    await tablet.killed();
    const found = await run<Looked>(await ready(await tablet.open()), 'look');
    met.push(`${found.version}`);
    if (found.version === 10) expect(found).toEqual(old);
    else expect(found).toMatchObject({ version: NEW, dated: ROWS, ...same });
  }
  console.log(met.join(' '));
  await run(tablet.page, 'upgrade');
  const whole = await run<Looked>(tablet.page, 'look');
  expect(whole).toMatchObject({ version: NEW, dated: ROWS, ...same });
  expect(whole.tables).toBeGreaterThan(old.tables);
  expect(whole.indexes).toBeGreaterThan(old.indexes);
  await tablet.throwAway();
});
