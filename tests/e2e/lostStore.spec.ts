import { randomBytes } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet, type Held } from './heldOnTablet';
import { Officer } from './officer';
import { copiedNow, damageDatabases, deleteBlobs, deleteDatabases } from './profileDamage';
import type { Tablet } from './tablet';
import { openVault } from './vaultDoor';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';
const GO_ON = '知道了，继续工作';

test.describe.configure({ mode: 'parallel' });
let gateway: GatewayProcess;
let tablet: Tablet;
let zhang: Officer;
test.beforeEach(async () => {
  ({ gateway, tablet, zhang } = await openWorkplace());
});
test.afterEach(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

/** A truck with photos, recorded with the court out of reach and in the second copy. Returns what is held, and the item's address. */
async function recordWithoutCourt(photos: number): Promise<{ readonly held: Held; readonly item: string }> {
  await gateway.kill();
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31001');
  await zhang.photograph(photos);
  await zhang.panel.getByLabel('备注').pressSequentially('左前轮胎');
  await expect.poll(async () => draftsIn(zhang.page)).toBe(1);
  const item = zhang.page.url();
  const held = await heldOnTablet(zhang.page);
  await copied(held);
  return { held, item };
}

/** The second copy has caught up: every file, and no more of the journal is coming. */
async function copied(held: Held): Promise<void> {
  await expect.poll(async () => (await copiedNow(zhang.page)).files).toEqual(held.files.map(({ sha256 }) => sha256).sort());
  let before = -1;
  await expect.poll(async () => { const now = (await copiedNow(zhang.page)).journalBytes; const rests = now === before; before = now; return rests; }, { intervals: [300] }).toBe(true);
}

const draftsIn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('fieldwrit-'))?.name ?? '';
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error ?? new Error('no database'));
    });
    const count = await new Promise<number>((done) => {
      const request = db.transaction('drafts').objectStore('drafts').count();
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return count;
  });

/** The tab dies first, so that nothing is written down on the way out, as it is when the browser is closed. */
async function switchOffUnsaved(): Promise<void> {
  await tablet.crashTab();
  await tablet.switchOff();
}

async function reopen(address: string): Promise<void> {
  zhang = new Officer(await tablet.open());
  await zhang.goto(address);
}

const byWriter = (held: Held, writer: string): Held => ({ ...held, entries: held.entries.filter((entry) => entry.writer === writer) });

test('[R5, D2, D3] a main store with flipped bytes comes back whole before any screen, and all of it reaches the court', async () => {
  const { held, item } = await recordWithoutCourt(3);
  await switchOffUnsaved();
  expect(damageDatabases(tablet.profile)).toBeGreaterThan(0);
  await reopen(item);

  await expect(zhang.page.getByRole('heading', { name: /这台平板上的工作数据/ })).toBeVisible();
  await expect(zhang.page.getByText('没有发现缺失')).toBeVisible();
  const counts = zhang.page.getByRole('listitem');
  await expect(counts.filter({ hasText: '条记录' })).toContainText(String(held.entries.length));
  await expect(counts.filter({ hasText: '张照片' })).toContainText('3');
  await expect(counts.filter({ hasText: '草稿' })).toContainText('1');
  await zhang.goto('/cases');
  await expect(zhang.page.getByRole('button', { name: GO_ON })).toBeVisible();
  await zhang.goto(item);
  await zhang.page.getByRole('button', { name: GO_ON }).click();
  await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  await expect(zhang.panel.getByText(/^照片 3 张/)).toBeVisible();
  await expect(zhang.panel.getByLabel('备注')).toHaveValue('左前轮胎');

  const again = await heldOnTablet(zhang.page);
  expect(again.entries).toEqual(held.entries);
  expect([...again.files].sort(bySha)).toEqual([...held.files].sort(bySha));
  await gateway.start();
  await zhang.lookAgain();
  await zhang.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held);
  await court.close();
  await zhang.reload();
  await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  expect(tablet.complaints).toEqual([]);
});

test('[R28, W1, W3, W4] a main store deleted in mid-raid: work goes on at once as a new writer, and both arrive without a fork', async () => {
  const { held, item } = await recordWithoutCourt(1);
  const [lost = ''] = held.writers;
  await switchOffUnsaved();
  deleteDatabases(tablet.profile);
  await reopen(item);
  await zhang.page.getByRole('button', { name: GO_ON }).click();
  await zhang.write('车架号（VIN）', 'LTEST00M8N0000001');
  await zhang.photograph(1);
  const after = await heldOnTablet(zhang.page);
  expect(byWriter(after, lost).entries).toEqual(held.entries);
  const [made = ''] = after.writers.filter((writer) => writer !== lost);
  expect(byWriter(after, made).entries.length).toBeGreaterThan(1);

  await gateway.start();
  await zhang.goto(item);
  await zhang.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, { ...byWriter(after, lost), files: after.files });
  await expectAtCourt(court, { ...byWriter(after, made), files: after.files });
  await court.close();
});

test('[R6, B4] photos whose files are gone under the store are healed before they are sent', async () => {
  const { held, item } = await recordWithoutCourt(2);
  await tablet.switchOff();
  expect(deleteBlobs(tablet.profile)).toBeGreaterThan(0);
  await reopen(item);
  await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  await gateway.start();
  await zhang.lookAgain();
  await zhang.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held);
  await court.close();
  const healed = await heldOnTablet(zhang.page);
  for (const { actual, sha256 } of healed.files) expect(actual).toBe(sha256);
});

test('[R7, G7] a tablet that was wiped is told at the sign-in what the former one still held', async () => {
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await zhang.allAtCourt();
  await zhang.page.route('**/api/files/**', (route) => route.abort());
  await zhang.page.route('**/api/files', (route) => route.abort());
  const beat = zhang.page.waitForRequest((request) => request.url().endsWith('/api/heartbeat') && (JSON.parse(request.postData() ?? '{}') as { held?: { files?: number } }).held?.files === 1, { timeout: 60_000 });
  await zhang.addItem('机动车');
  await zhang.photograph(1);
  await beat;
  await expect.poll(async () => (await heldOnTablet(zhang.page)).unsentFiles).toBe(1);
  const devtools = await zhang.page.context().newCDPSession(zhang.page);
  await devtools.send('Storage.clearDataForOrigin', { origin: gateway.origin, storageTypes: 'all' });
  // The app notices by itself that its store went, and starts anew.
  await expect(zhang.page.getByLabel('账号')).toBeVisible();
  await zhang.enter('zhang', 'fieldwrit-demo');
  // What sealed the former store went with it.
  await openVault(zhang.page);
  await expect(zhang.page.getByRole('heading', { name: '你以前用的平板上还有没到院的内容' })).toBeVisible();
  await expect(zhang.page.getByText(/1 份文件/)).toBeVisible();
  await zhang.page.getByRole('button', { name: GO_ON }).click();
  await zhang.page.getByRole('link', { name: '案件', exact: true }).click();
  await expect(zhang.page.getByRole('list').getByText(NUMBER)).toBeVisible();
});

test('[R4, D8, D1] a photo for which there is no room is refused in words and not counted; what was there is intact, a field is still saved, and with room the same photo is', async () => {
  const SPARE_BYTES = 512 * 1024;
  const { held, item } = await recordWithoutCourt(1);
  const photo = { name: '现场.png', mimeType: 'image/png', buffer: Buffer.concat([await zhang.page.screenshot(), randomBytes(12 * 1024 * 1024)]) };
  const quotaSize = (await zhang.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)) + SPARE_BYTES;
  // A browser that is just up remembers no room from before.
  await tablet.switchOff();
  const page = await tablet.open();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: gateway.origin, quotaSize });
  zhang = new Officer(page);
  await zhang.goto(item);
  await expect(zhang.panel.getByText(/^照片 1 张/)).toBeVisible();

  await zhang.choosePhoto(photo, async () => {
    await expect(page.getByText(/平板空间已满，这一步没有存下/).first()).toBeVisible();
    await expect(page.getByText('已存 1 张')).toBeHidden();
  });
  await expect(zhang.panel.getByText(/^照片 1 张/)).toBeVisible();
  await zhang.write('车架号（VIN）', 'LTEST00M8N0000001');
  const full = await heldOnTablet(page);
  expect(full.entries.slice(0, held.entries.length)).toEqual(held.entries);
  expect(full.entries.slice(held.entries.length).map(({ body }) => body).join()).toContain('LTEST00M8N0000001');
  expect(full.files).toEqual(held.files);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin: gateway.origin });
  await zhang.choosePhoto(photo);
  await expect(zhang.panel.getByText(/^照片 2 张/)).toBeVisible();
  const { files } = await heldOnTablet(page);
  expect(files).toHaveLength(2);
  for (const { actual, sha256 } of files) expect(actual).toBe(sha256);
});

const bySha = (a: { readonly sha256: string }, b: { readonly sha256: string }): number => (a.sha256 < b.sha256 ? -1 : 1);
