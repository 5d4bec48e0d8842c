import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet, type Held } from './heldOnTablet';
import { Officer } from './officer';
import { Tablet } from './tablet';
import { goTo } from './vaultDoor';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';

test.describe.configure({ mode: 'serial' });
let gateway: GatewayProcess;
let tabletA: Tablet;
let tabletB: Tablet;
let zhang: Officer;
let li: Officer;
let folder: string;
let bundle = '';
let held: Held;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldwrit-bundles-'));
  ({ gateway, tablet: tabletA, zhang } = await openWorkplace());
  tabletB = await Tablet.take(gateway.origin);
  li = new Officer(tabletB.page);
});
test.afterAll(async () => {
  for (const tablet of [tabletA, tabletB]) await tablet.throwAway();
  await gateway.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes the emergency export and saves what the browser downloads. */
async function exportTo(page: Page, name: string): Promise<string> {
  await goTo(page, '/queue');
  const button = page.getByRole('button', { name: '导出加密文件' });
  await expect(button).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toMatch(/^fieldwrit-[A-Z]+-\d{8}-\d{6}\.fwbundle$/);
  const path = join(folder, name);
  await download.saveAs(path);
  await expect(page.getByText('导出好了')).toBeVisible();
  return path;
}

async function recordTruck(officer: Officer, place: string, photos: number): Promise<void> {
  await officer.openCase('2187', NUMBER);
  await officer.startAction(place);
  await officer.addItem('机动车');
  await officer.write('号牌', '新Q31001');
  await officer.photograph(photos);
}

test('[X1] with no network the tablet makes one file of everything that it holds', async () => {
  await li.signIn('li');
  await li.readyWithoutNetwork();
  await tabletA.setNetwork(false);
  await recordTruck(zhang, '喀什某搅拌站', 3);
  bundle = await exportTo(zhang.page, 'a.fwbundle');
  held = await heldOnTablet(zhang.page);
  expect(held.entries.length).toBeGreaterThan(5);
  expect(held.unsentFiles).toBe(3);
});

test('[X2] the court imports it: every record and photo with its hash, and the second time nothing twice', async () => {
  const first = gateway.importBundle(bundle);
  expect(first).toMatchObject({ code: 0 });
  expect(first.output).toContain(`新收 ${held.entries.length} 条，院里已有 0 条`);
  expect(first.output).toContain('新收 3 个，院里已有 0 个');
  expect(gateway.importBundle(bundle).output).toContain(`新收 0 条，院里已有 ${held.entries.length} 条`);
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held);
  await court.close();
});

test('[X2] another tablet carries a later one: kept through a restart with no network, sent by itself, and the carrier is recorded', async () => {
  await zhang.goto('/cases');
  await recordTruck(zhang, '英吉沙某停车场', 2);
  const later = await exportTo(zhang.page, 'b.fwbundle');
  held = await heldOnTablet(zhang.page);

  await tabletB.setNetwork(false);
  await li.goto('/queue');
  await li.page.getByLabel('选择导出文件').setInputFiles(later);
  await expect(li.page.getByText('张某 · 平板 A')).toBeVisible();
  await li.page.getByRole('button', { name: '带回', exact: true }).click();
  await expect(li.page.getByText('等网络').first()).toBeVisible();
  await tabletB.switchOff();
  li = new Officer(await tabletB.open());
  await tabletB.setNetwork(false);
  await li.goto('/queue');
  await expect(li.page.getByText('张某 · 平板 A')).toBeVisible();
  await tabletB.setNetwork(true);
  await expect(li.page.getByText('张某（平板 A）的文件已到院')).toBeVisible({ timeout: 90_000 });

  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held);
  const carriers = await court.carriersOf(held.entries[0]?.writer ?? '');
  expect(carriers.slice(0, 1)).toEqual(['import-bundle']);
  expect(carriers.at(-1)).toBe(await court.deviceOf((await heldOnTablet(li.page)).writers[0] ?? ''));
  await court.close();
});

test('[X2, P7] when the tablet itself reaches the court again nothing comes twice, and its queue empties', async () => {
  const court = await AtCourt.open(gateway);
  await tabletA.setNetwork(true);
  await zhang.goto('/queue');
  await expect.poll(async () => (await heldOnTablet(zhang.page)).unsentFiles, { timeout: 90_000 }).toBe(0);
  await zhang.allAtCourt();
  await expectAtCourt(court, held);
  await court.close();
  expect([...tabletA.complaints, ...tabletB.complaints]).toEqual([]);
});

test('[S8] the code for the roadside stands beside its own words, with no network', async () => {
  await tabletA.setNetwork(false);
  await zhang.page.getByRole('button', { name: '出示二维码' }).click();
  const sheet = zhang.page.getByRole('dialog');
  await expect(sheet.getByRole('img', { name: '本机未到院情况' })).toBeVisible();
  await expect(sheet.getByText('张某 zhang')).toBeVisible();
  await expect(sheet.getByText('末条记录')).toBeVisible();
});
