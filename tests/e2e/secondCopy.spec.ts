import { expect, test } from '@playwright/test';
import { copyDiskContract } from '@tests/storage/copyDisk.contract';
import { servePage } from './servedPage';
import { Tablet } from './tablet';

let page: Awaited<ReturnType<typeof servePage>>;
let tablet: Tablet;
test.beforeAll(async () => {
  page = await servePage('copyDiskPage.ts');
  tablet = await Tablet.take(page.origin);
  await tablet.page.goto('/');
  await tablet.page.waitForFunction(() => 'runContract' in globalThis);
});
test.afterAll(async () => {
  await tablet.throwAway();
  page.close();
});

test('[D2] the disk of the second copy, as the real worker has it, keeps every clause that the double keeps', async () => {
  const results = await tablet.page.evaluate(() => (globalThis as unknown as { runContract(): Promise<unknown> }).runContract());
  expect(results).toEqual(copyDiskContract.map(({ title }) => ({ title, failure: null })));
});

test('[D2, R14] a segment that one tab appends to is read by another one, which cannot remove it before that tab is closed', async () => {
  const seen = await tablet.page.evaluate(() => (globalThis as unknown as { twoTabs(): Promise<unknown> }).twoTabs());
  expect(seen).toEqual({ read: 'one', removed: false, after: true });
});
