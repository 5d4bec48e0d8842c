import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codeFilm } from './codeFilm';
import { RAID, YARD } from './demoRaid';
import { openWorkplace } from './workplace';

test('[W5] strips of the tablet’s own range, one torn and replaced, a foreign one scanned, trucks handed over and cash counted, all without a network', async () => {
  test.setTimeout(120_000);
  const films = mkdtempSync(join(tmpdir(), 'fieldwrit-films-'));
  const { gateway, tablet, zhang: officer } = await openWorkplace({ geolocation: YARD, cameraSees: await codeFilm(join(films, 'code.y4m'), 'https://court.example/p/7', 'G2019-77') });
  const { page } = tablet;
  const letter = await page.evaluate(() => (JSON.parse(localStorage.getItem('fieldwrit.device') ?? '{}') as { letter?: string }).letter ?? '');
  const court = await page.evaluate(() => (JSON.parse(localStorage.getItem('fieldwrit.officers') ?? '[]') as { court: string }[])[0]?.court ?? '');
  expect(gateway.admin('seals', 'issue', court, letter, 'K2024-000101', 'K2024-000124', '--to', 'zhang')).toMatchObject({ code: 0 });
  await officer.goto('/cases');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('fieldwrit.seals') ?? ''), { timeout: 60_000 }).toContain('K2024-000124');
  await page.context().setOffline(true);

  await officer.openCase(RAID.typed, RAID.number);
  await officer.startAction(RAID.place);
  const raid = new URL(page.url()).pathname.replace(/\/inventory$/, '');
  await officer.addItem('机动车');
  await officer.write('名称、车型', '混凝土搅拌运输车');
  await officer.write('里程', '38420');
  // The first strip on board is offered; a tap affixes it.
  await officer.panel.getByRole('button', { name: '贴封条' }).click();
  await expect(officer.panel.getByText('K2024-000101', { exact: true })).toBeVisible();
  await officer.panel.getByRole('button', { name: /K2024-000101/ }).click();
  const sheet = page.getByRole('dialog').last();
  await sheet.getByLabel('贴在哪里').fill('左前门');
  await sheet.getByRole('group', { name: '现在怎样' }).getByText('破损', { exact: true }).click();
  await sheet.getByLabel(/^原因/).fill('大风吹破');
  await sheet.getByRole('button', { name: 'K2024-000102' }).click();
  await sheet.getByRole('button', { name: '作废并换新' }).click();
  await expect(officer.panel.getByText('K2024-000102', { exact: true })).toBeVisible();
  await expect(officer.panel.getByText('作废', { exact: true })).toBeVisible();
  // Two codes are in sight: the bars are those of the strip. It is of another court's series: recorded, and told.
  await officer.panel.getByRole('button', { name: '扫描封条号' }).click();
  await page.getByRole('button', { name: 'G2019-77' }).click({ timeout: 20_000 });
  await expect(officer.panel.getByText('G2019-77', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(officer.panel.getByText('不在本机号段')).toBeVisible();
  // A hand scanner types and ends with Enter.
  await officer.panel.getByLabel('封条', { exact: true }).pressSequentially('K2024-000103');
  await page.keyboard.press('Enter');
  await expect(officer.panel.getByText('K2024-000103', { exact: true })).toBeVisible();
  await officer.repeatLast();

  await officer.addItem('现金');
  await officer.panel.getByRole('button', { name: /清点面额/ }).click();
  const count = page.getByRole('dialog').last();
  await count.getByRole('textbox', { name: /^面额 ¥ 100，/ }).fill('230');
  await count.getByRole('textbox', { name: /^面额 ¥ 50，/ }).fill('12');
  await expect(count.getByText('贰万叁仟陆佰元整')).toBeVisible();
  await count.getByRole('textbox', { name: /^其中留作生活费/ }).fill('3600');
  await count.getByLabel(/^留下的理由/).fill('一家三口当月生活必需');
  await count.getByRole('button', { name: '保存清点：扣押 ¥ 20,000' }).click();
  await expect(officer.panel.getByText('贰万元整')).toBeVisible();

  await officer.goto(`${raid}/custody`);
  await page.getByRole('button', { name: '新交接' }).click();
  const form = page.getByRole('dialog').last();
  await form.getByRole('group', { name: '接收人' }).getByLabel(/^姓名或单位/).fill('某停车场 唐某');
  await form.getByRole('button', { name: /记下交接/ }).click();
  await expect(page.getByRole('button', { name: /某停车场 唐某.*交付保管/ })).toBeVisible();
  await page.getByRole('button', { name: '新交接' }).click();
  const again = page.getByRole('dialog').last();
  await again.getByRole('button', { name: '全选' }).click();
  await expect(again.getByText(/件在别人手里/)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(tablet.complaints).toEqual([]);
  await page.context().setOffline(false);
  await officer.allAtCourt();
  await expect.poll(() => gateway.admin('seals', 'list', court).output).toMatch(/已贴 2 {2}破损 0 {2}启封 0 {2}作废 1 {2}未用 21/);
  await tablet.throwAway();
  await gateway.stop();
  rmSync(films, { recursive: true });
});
