import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { valueOf } from '@/domain/journal';
import { AtCourt } from './atCourt';
import { damageUploads } from './damagedUploads';
import { expectAtCourt } from './expectAtCourt';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import { MARK, pushAsForeigner } from './pushAsForeigner';
import { Tablet } from './tablet';
import { passphraseField } from './vaultDoor';

const NUMBER = '（2024）湘0104执2187号';

test.describe.configure({ mode: 'serial' });
let gateway: GatewayProcess;
let tablet: Tablet;
let li: Officer;
test.beforeAll(async () => {
  gateway = await GatewayProcess.start();
  tablet = await Tablet.take(gateway.origin);
  li = new Officer(tablet.page);
});
test.afterAll(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

test('a wrong password is told without a hint and soon costs time; the right one still opens', async () => {
  await tablet.page.goto('/');
  const notice = li.page.getByText('账号或密码不对。');
  await li.enter('li', 'wrong-password');
  await expect(notice).toBeVisible();
  const ofWrongPassword = await li.page.getByRole('main').innerText();
  await li.enter('nobody-here', 'wrong-password');
  await expect(notice).toBeVisible();
  expect(await li.page.getByRole('main').innerText()).toBe(ofWrongPassword);

  // Each wrong answer doubles the wait, so that sooner or later it outlasts the look at it, however slow this machine is.
  const wait = li.page.getByText(/请等 \d+ 秒再试/);
  await expect(async () => {
    await li.enter('li', 'wrong-password');
    await expect(li.page.getByText(/账号或密码不对。|试错次数太多/)).toBeVisible();
    await expect(wait).toBeVisible({ timeout: 1 });
    await expect(li.page.getByText('试错次数太多，暂停登录。')).toBeVisible({ timeout: 1 });
    await li.page.getByLabel('密码').fill('fieldwrit-demo');
    await expect(li.page.getByRole('button', { name: '登录', exact: true })).toBeDisabled({ timeout: 1 });
  }).toPass({ intervals: [0], timeout: 60_000 });
  // An answer that was still under way may have lengthened the wait: then it is told again, and waited for again.
  await expect(async () => {
    await expect(wait).toBeHidden({ timeout: 30_000 });
    await li.page.getByLabel('密码').fill('fieldwrit-demo');
    await li.page.getByRole('button', { name: '登录', exact: true }).click({ timeout: 1_000 });
    await expect(passphraseField(li.page)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  await li.openVault();
});

test('a file that is no image is refused in words, and the photos before it are safe', async () => {
  await li.openCase('2187', NUMBER);
  await li.startAction('北门料场');
  await li.addItem('一般物品');
  await li.write('名称', '水泥');
  await li.photograph(1);
  await li.choosePhoto({ name: '合同.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片，是一段文字') }, async () => {
    await expect(li.page.getByText('“合同.jpg”不是能识别的图片，没有存入')).toBeVisible();
    await expect(li.page.getByText('之前存下的照片不受影响。')).toBeVisible();
    await expect(li.page.getByText('已存 0 张')).toBeVisible();
  });
  await expect(li.panel.getByText(/^照片 1 张/)).toBeVisible();
  expect((await heldOnTablet(li.page)).files).toHaveLength(1);
});

test('negative and absurd quantities and values are refused in words, and the old ones stand', async () => {
  await li.write('数量', '300');
  await li.write('估值（本行合计）', '15600');
  const before = await heldOnTablet(li.page);
  for (const [label, typed, words] of [
    ['数量', '-3', '不能小于 0'],
    ['数量', '三百', '不是有效数字，未记入'],
    ['数量', '99999999999', '不能大于 999,999,999'],
    ['估值（本行合计）', '-15600', '不能小于 ¥ 0'],
    ['估值（本行合计）', '123456789012345678', '不能大于 ¥ 10,000,000,000,000'],
    ['估值（本行合计）', '15600.005', '不是有效数字，未记入'],
  ] as const) {
    await test.step(`${label} ${typed}`, async () => {
      await li.write(label, typed);
      await expect(li.panel.getByRole('alert').getByText(words)).toBeVisible();
      await li.write(label, label === '数量' ? '300' : '15600');
      await expect(li.panel.getByRole('alert')).toHaveCount(0);
    });
  }
  await li.write('数量', '-1');
  await li.reload();
  await expect(li.panel.getByLabel('数量').first()).toHaveValue('300');
  await expect(li.panel.getByLabel('估值').first()).toHaveValue('15,600');
  expect((await heldOnTablet(li.page)).entries).toEqual(before.entries);
});

test('a note over the limit is refused with nothing lost; 100,000 characters are saved and reach the court', async () => {
  const note = '现场堆放水泥若干。'.repeat(12_000).slice(0, 100_000);
  const tooLong = `${note}${'续'.repeat(30_000)}`;
  await li.write('备注', tooLong);
  await expect(li.panel.getByText(/超过 120000 字，没有记入/)).toBeVisible();
  expect(await li.panel.getByLabel('备注').inputValue() === tooLong, 'all that was typed stands in the field').toBe(true);
  // What was typed is a draft by now, and comes back with the page.
  await li.page.waitForTimeout(1_500);
  await li.reload();
  await expect.poll(async () => (await li.panel.getByLabel('备注').inputValue()) === tooLong).toBe(true);
  const before = (await heldOnTablet(li.page)).entries.length;
  await li.write('备注', note);
  await expect.poll(async () => (await heldOnTablet(li.page)).entries.length).toBe(before + 1);
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(li.page));
  const [item] = await court.documents(NUMBER, 'item');
  expect(item && valueOf(item, 'note') === note, 'the note at the court is the one that was written').toBe(true);
  await court.close();
  await li.allAtCourt();
});

test('[P3] malformed, foreign and oversized pushes are answered entry by entry, and the tablet’s own go through', async () => {
  const held = await heldOnTablet(li.page);
  const next = Math.max(...held.entries.map(({ seq }) => seq)) + 1;
  await li.page.route('**/api/push', (route) => (route.request().headers()[MARK] ? route.continue() : route.abort()));
  await li.write('名称', '散装水泥');
  await expect.poll(async () => (await heldOnTablet(li.page)).entries.length).toBeGreaterThan(held.entries.length);

  expect(await pushAsForeigner(li.page, next, 17 * 1024 * 1024)).toMatchObject({ status: 413, error: 'tooLarge' });
  const { status, answers } = await pushAsForeigner(li.page, next);
  expect(status).toBe(200);
  const refusals = ['unreadableHeader', 'unreadableHeader', 'foreignCourt', 'unknownWriter', 'bodyMismatch'];
  expect(answers.slice(0, 5).map(({ reason }) => reason)).toEqual(refusals);
  expect(answers.slice(5, -1).length).toBeGreaterThan(0);
  for (const own of answers.slice(5, -1)) expect(own).toMatchObject({ stored: true, duplicate: false });
  expect(answers.at(-1)).toMatchObject({ stored: false, reason: 'unreadableHeader' });

  await li.page.unroute('**/api/push');
  await li.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(li.page));
  await court.close();
});

test('[B1] a photo whose bytes arrive damaged is refused and said so; the original goes through later', async () => {
  const way = await damageUploads(li.page);
  await li.reload();
  const before = new Set((await heldOnTablet(li.page)).files.map(({ sha256 }) => sha256));
  // Not from the camera: the first picture that a browser's test camera takes may be the same one twice.
  await li.choosePhoto({ name: '水泥.png', mimeType: 'image/png', buffer: await li.page.screenshot() });
  await li.page.getByRole('link', { name: '同步', exact: true }).click();
  await expect(li.page.getByText('到院内容与采集时不一致，已作废重传。').first()).toBeVisible();
  expect(await way.damaged()).toBeGreaterThan(0);
  const added = (await heldOnTablet(li.page)).files.filter(({ sha256 }) => !before.has(sha256));
  expect(added).toHaveLength(1);
  const court = await AtCourt.open(gateway);
  for (const { sha256 } of added) expect(court.hashOnDisk(sha256)).toBeNull();
  expect(readdirSync(join(gateway.dataFolder, 'rejected')).some((name) => name.includes('hashMismatch'))).toBe(true);

  await way.mend();
  await li.allAtCourt();
  await expectAtCourt(court, await heldOnTablet(li.page));
  await court.close();
  expect(tablet.complaints).toEqual([]);
});
