import { expect, test } from '@playwright/test';
import { textOf } from '@/domain/journal';
import { AtCourt } from './atCourt';
import { clonedTablet } from './clonedTablet';
import type { GatewayProcess } from './gatewayProcess';
import type { Officer } from './officer';
import type { Tablet } from './tablet';
import { openWorkplace } from './workplace';

let gateway: GatewayProcess;
let tablet: Tablet;
let lead: Officer;
test.beforeAll(async () => {
  ({ gateway, tablet, zhang: lead } = await openWorkplace());
});
test.afterAll(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

test('[P9, R29] the lead finds a cloned tablet’s branch on the desk, says why it counts, and it takes effect at the court', async () => {
  const { number, branch } = await clonedTablet(gateway.origin, 'li');
  await lead.goto('/team');
  await tablet.page.getByRole('tab', { name: /^待处理/ }).click();
  await tablet.page.getByRole('button', { name: /财产 1 条 · 平板 . · 李某.*平板被复制/ }).click();
  await tablet.page.getByRole('button', { name: '准许生效' }).click();
  await expect(tablet.page.getByText('请写明理由')).toBeVisible();
  await tablet.page.getByLabel('准许理由').fill('两台都在现场，照片核对过');
  await tablet.page.getByRole('button', { name: '准许生效' }).click();
  await expect(tablet.page.getByText('已准许，待送达').first()).toBeVisible();
  await lead.allAtCourt();
  const court = await AtCourt.open(gateway);
  try {
    await expect.poll(async () => (await court.documents(number, 'item')).map((item) => textOf(item, 'name')), { timeout: 30_000 }).toContain(branch);
  } finally {
    await court.close();
  }
  await tablet.page.getByRole('button', { name: '刷新' }).click();
  await expect(tablet.page.getByText('没有待处理的')).toBeVisible();
});
