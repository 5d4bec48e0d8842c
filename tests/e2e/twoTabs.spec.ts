import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { newerStore } from './newerStore';
import { Officer } from './officer';
import type { Tablet } from './tablet';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';

test.describe.configure({ mode: 'serial' });
let gateway: GatewayProcess;
let tablet: Tablet;
let first: Officer;
let second: Officer;
test.beforeAll(async () => {
  ({ gateway, tablet, zhang: first } = await openWorkplace());
  await first.openCase('2187', NUMBER);
  await first.startAction('喀什某搅拌站');
  await first.addItem('机动车');
  const page = await tablet.page.context().newPage();
  second = new Officer(page);
  await second.goto(first.page.url());
});
test.afterAll(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

const toQueue = (page: Page) => page.getByRole('link', { name: '同步', exact: true }).click();

test('[T1, R14] two tabs record and one sends: one chain, nothing twice, and the other says who sends', async () => {
  const uploads: string[] = [];
  for (const { page } of [first, second]) page.on('request', (request) => void (request.method() === 'POST' && request.url().endsWith('/api/files') && uploads.push(request.headers()['upload-metadata'] ?? '')));
  await second.addItem('机动车');
  await Promise.all([first.write('号牌', '新Q31001'), second.write('号牌', '新Q31002')]);
  await first.photograph(2);
  await second.photograph(2);
  await second.write('钥匙把数', '2');
  await Promise.all([toQueue(first.page), toQueue(second.page)]);
  await expect(second.page.getByText('另一个标签页正在发送')).toBeVisible();
  await expect(first.page.getByText('另一个标签页正在发送')).toHaveCount(0);
  await Promise.all([first.allAtCourt(), second.allAtCourt()]);
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(first.page));
  await court.close();
  expect(uploads.length).toBeGreaterThan(0);
  expect(new Set(uploads).size).toBe(uploads.length);
});

test('[T2, R13, R14] the second tab sends once the first is closed', async () => {
  await first.page.close();
  await second.page.goBack();
  await second.write('里程', '120500');
  await toQueue(second.page);
  await expect(second.page.getByText('另一个标签页正在发送')).toHaveCount(0);
  await second.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(second.page));
  await court.close();
});

test('[T2, R13] an old tab writes down what is half typed and steps aside when a newer version wants the store; nothing reloads', async () => {
  await second.page.goBack();
  await second.page.evaluate(() => Object.assign(globalThis, { sameTab: true }));
  await second.write('里程', '120730');
  await second.panel.getByRole('textbox', { name: '发动机号' }).fill('YC6L');
  // Chromium leaves a field that is taken away under the fingers: then it is an act, elsewhere it is a draft; lost it is never.
  const typed = (await newerStore(second.page)).join('\n');
  expect(typed).toContain('120730');
  expect(typed).toContain('YC6L');
  await expect(second.page.getByText('新版本已在另一处打开')).toBeVisible();
  await expect(second.page.getByRole('navigation')).toHaveCount(0);
  expect(await second.page.evaluate(() => 'sameTab' in globalThis)).toBe(true);
  expect(tablet.complaints).toEqual([]);
});
