import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import { Tablet } from './tablet';

const NUMBER = '（2024）湘0104执2187号';
const files = fileURLToPath(new URL('../../src/server/demo/files', import.meta.url));

let gateway: GatewayProcess;
let tablet: Tablet;
let leads: Tablet;
const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-moved-'));
test.beforeAll(async () => {
  gateway = await GatewayProcess.start();
  tablet = await Tablet.take(gateway.origin);
  leads = await Tablet.take(gateway.origin);
});
test.afterAll(async () => {
  for (const one of [tablet, leads]) await one.throwAway();
  await gateway.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The court gives the case to another team, as its register says so in the next import. */
function giveToSecondTeam(): void {
  const cases = JSON.parse(readFileSync(join(files, '02-trucks-kashgar.json'), 'utf8')) as Record<string, unknown>[];
  const path = join(folder, 'register.json');
  writeFileSync(path, JSON.stringify(cases.map((one) => ({ ...one, 承办人: 'zhou', 书记员: 'chen', 团队: '执行二队', 分派: [] }))));
  const { code, output } = gateway.import(path);
  expect(output).toMatch(/\d/);
  expect(code).toBe(0);
}

test('[G4, G8, P2, R25] a case is taken from the officer while its evidence lies unsent: all of it reaches the court, and the lead is told until it was seen', async () => {
  const li = new Officer(tablet.page);
  await li.signIn('li');
  await li.workerReady();
  await li.openCase('2187', NUMBER);
  await li.startAction('喀什某搅拌站');
  await li.allAtCourt();

  await tablet.setNetwork(false);
  await li.addItem('机动车');
  await li.write('号牌', '新Q31001');
  await li.photograph(2);
  const before = await heldOnTablet(li.page);
  expect(before.unsentFiles).toBe(2);
  giveToSecondTeam();
  await tablet.setNetwork(true);
  await li.allAtCourt();

  // The open action takes more, with the reason in sight; the case file itself is for reading now.
  await expect(li.page.getByText('案件已不在你名下，这个现场仍可做完')).toBeVisible({ timeout: 60_000 });
  await li.write('里程', '38420');
  await li.allAtCourt();
  const held = await heldOnTablet(li.page);
  expect(held.entries.length).toBeGreaterThan(before.entries.length);
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held, ['folded', 'setAside']);
  await court.close();
  await li.reload();
  await expect(li.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  await expect(li.panel.getByText(/^照片 2 张/)).toBeVisible();

  await li.page.getByRole('link', { name: '案件', exact: true }).click();
  await li.openCase('2187', NUMBER);
  await expect(li.page.getByText('案件不再分派给你，这里只能查看')).toBeVisible();
  await expect(li.page.getByText('已记录的都在，会照常送到法院。')).toBeVisible();
  await expect(li.page.getByRole('button', { name: '开始现场' })).toHaveCount(0);

  const zhang = new Officer(leads.page);
  await zhang.signIn('zhang');
  await zhang.page.getByRole('link', { name: '团队', exact: true }).click();
  await zhang.page.getByRole('tab', { name: /待处理/ }).click();
  const desk = zhang.page.getByRole('list', { name: '待处理' });
  await expect(desk.getByText(NUMBER)).toBeVisible();
  await expect(desk.getByText(/平板 A · 李某/)).toBeVisible();
  await desk.getByRole('button', { name: /迟到，已生效/ }).click();
  await zhang.page.getByRole('button', { name: '已知悉', exact: true }).click();
  await expect(desk.getByText('已知悉，待送达')).toBeVisible();
  await expect(async () => {
    await zhang.page.getByRole('button', { name: '刷新' }).click();
    await expect(desk.getByText(/迟到|已知悉/)).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  expect([...tablet.complaints, ...leads.complaints]).toEqual([]);
});
