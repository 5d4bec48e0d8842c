import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { heldStreams } from './heldStreams';
import { Officer } from './officer';
import { SECOND, secondBuild } from './secondBuild';
import { watchWrites } from './strictWrites';
import { Tablet } from './tablet';

const NUMBER = '（2024）湘0104执2187号';
const evidence = ['entries', 'chains', 'files', 'fileBytes'];

test.describe.configure({ mode: 'serial' });
let gateway: GatewayProcess;
let tablet: Tablet;
let zhang: Officer;
/** The item's own address. */
let item = '';
test.beforeAll(async () => {
  gateway = await GatewayProcess.start();
  tablet = await Tablet.take(gateway.origin);
  zhang = new Officer(tablet.page);
});
test.afterAll(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

test('[D1, R2] what is recorded without a network is written strictly, and a cold start on an item’s own address shows it', async () => {
  await zhang.signIn('zhang');
  await zhang.workerReady();
  await expect(zhang.page.getByRole('list').getByText(NUMBER)).toBeVisible();
  await gateway.kill();
  const seen = await watchWrites(zhang.page);
  await zhang.reload();
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31001');
  await zhang.photograph(2);
  // A stream that is held costs tens of megabytes each time that the camera was open.
  await expect.poll(() => heldStreams(zhang.page)).toBe(0);
  const writes = (await seen()).filter(({ stores }) => stores.some((store) => evidence.includes(store)));
  expect(writes.length).toBeGreaterThanOrEqual(5);
  expect(writes.filter(({ durability }) => durability !== 'strict')).toEqual([]);
  const held = await heldOnTablet(zhang.page);
  item = zhang.page.url();
  expect(item).toMatch(/\/actions\/[^/]+\/inventory\?item=/);

  await tablet.switchOff();
  zhang = new Officer(await tablet.open());
  await zhang.goto(item);
  await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  await expect(zhang.panel.getByText(/^照片 2 张/)).toBeVisible();
  const again = await heldOnTablet(zhang.page);
  expect(again).toEqual(held);
  expect(again.files).toHaveLength(2);
  for (const { actual, sha256 } of again.files) expect(actual).toBe(sha256);
});

test('[E6, R3] what was being typed when the tab died comes back as a draft, and is recorded when its field is left', async () => {
  const before = (await heldOnTablet(zhang.page)).entries.length;
  await zhang.panel.getByLabel('备注').pressSequentially('左前轮胎漏气，需拖车');
  await zhang.page.waitForTimeout(2_000);
  zhang = new Officer(await tablet.crashTab());
  await zhang.goto(item);
  await expect(zhang.panel.getByLabel('备注')).toHaveValue('左前轮胎漏气，需拖车');
  await expect(zhang.panel.getByText('上次没写完的草稿，离开这一格即记入')).toBeVisible();
  expect((await heldOnTablet(zhang.page)).entries).toHaveLength(before);
  await zhang.panel.getByLabel('备注').focus();
  await zhang.panel.getByLabel('备注').blur();
  await expect.poll(async () => (await heldOnTablet(zhang.page)).entries.length).toBe(before + 1);
});

test('[T2, R13] a new version waits for a tap; nothing open is reloaded under the officer', async () => {
  const installation = secondBuild();
  const isSecond = zhang.page.locator(`meta[name="${SECOND}"]`);
  await zhang.panel.getByLabel('车架号').first().pressSequentially('LTEST00M');
  await zhang.page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));
  const untouched = (): Promise<boolean> => zhang.page.evaluate(() => 'neverReloaded' in globalThis);

  await tablet.setNetwork(false);
  await gateway.start(installation);
  await tablet.setNetwork(true);
  await expect(zhang.page.getByText('新版本已就绪，合适时更新')).toBeVisible();
  await zhang.allAtCourt();
  await zhang.page.waitForTimeout(1_000);
  expect(await untouched()).toBe(true);
  await expect(isSecond).toHaveCount(0);
  await expect(zhang.panel.getByLabel('车架号').first()).toHaveValue('LTEST00M');

  await zhang.page.getByRole('button', { name: '更新', exact: true }).click();
  await expect(isSecond).toHaveCount(1);
  await zhang.unlock();
  expect(await untouched()).toBe(false);
  expect(zhang.page.url()).toBe(item);
  await expect(zhang.panel.getByLabel('车架号').first()).toHaveValue('LTEST00M');
  await expect(zhang.page.getByText('新版本已就绪，合适时更新')).toHaveCount(0);
  rmSync(installation, { recursive: true, force: true });
});

test('language and day or night are changed in place and remembered', async () => {
  await zhang.page.getByRole('link', { name: '设置', exact: true }).click();
  await zhang.page.getByRole('button', { name: 'English' }).click();
  await expect(zhang.page.getByRole('link', { name: 'Cases', exact: true })).toBeVisible();
  await zhang.page.getByRole('button', { name: 'Night' }).click();
  const root = zhang.page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'night');
  await zhang.reload();
  await expect(zhang.page.getByRole('link', { name: 'Cases', exact: true })).toBeVisible();
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(root).toHaveAttribute('data-theme', 'night');
  await expect(zhang.page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await zhang.page.getByRole('button', { name: '简体中文' }).click();
  await zhang.page.getByRole('button', { name: '日间' }).click();
  await zhang.reload();
  await expect(zhang.page.getByRole('link', { name: '案件', exact: true })).toBeVisible();
  await expect(root).toHaveAttribute('data-theme', 'day');
});

test('a second officer on the same tablet sees nothing of the first one, who finds everything again', async () => {
  await zhang.allAtCourt();
  await zhang.page.getByRole('button', { name: '退出登录' }).click();
  await expect(zhang.page.getByLabel('密码')).toBeVisible();
  await zhang.page.goto(item);
  await expect(zhang.page).toHaveURL(/\/sign-in/);
  const deng = new Officer(zhang.page);
  await deng.signIn('deng');
  await expect(deng.page.getByRole('list').getByText(/湘1127执/).first()).toBeVisible();
  await expect(deng.page.getByText('湘0104')).toHaveCount(0);
  await deng.page.getByRole('searchbox').fill('2187');
  await expect(deng.page.getByText('没有这样的案件')).toBeVisible();
  await deng.page.getByRole('link', { name: '现场', exact: true }).click();
  await expect(deng.page.getByText('还没有现场')).toBeVisible();
  await deng.goto(item);
  await expect(deng.page.getByText('这台平板上没有这个现场')).toBeVisible();

  await deng.page.getByRole('link', { name: '设置', exact: true }).click();
  await deng.page.getByRole('button', { name: '退出登录' }).click();
  await zhang.enter('zhang', 'fieldwrit-demo');
  await zhang.openVault();
  await expect(zhang.page.getByRole('list').getByText(NUMBER)).toBeVisible();
  await zhang.goto(item);
  await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  expect(tablet.complaints).toEqual([]);
});
