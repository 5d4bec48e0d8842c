import { expect, type Locator } from '@playwright/test';
import type { Officer } from './officer';
import type { CabThing, Truck } from './trucks';

/** What an officer does on the list of a raid beyond listing things. The thing in question is open. */

/** Lists the first of the mixers: what the others have in common with it. */
export async function listMixer(officer: Officer): Promise<void> {
  await officer.addItem('机动车');
  await officer.write('名称、车型', '混凝土搅拌运输车');
  await officer.write('品牌型号', '三一 SY412C');
  await officer.write('颜色', '白绿');
  await officer.write('估值（本行合计）', '280000');
}

/** Lists one thing found in the open truck, with what becomes of it, and comes back to the truck. */
export async function listInCab(officer: Officer, { category, name, quantity, disposition, ownerClaim }: CabThing): Promise<void> {
  await officer.panel.getByRole('button', { name: '登记内装物品' }).click();
  await officer.page.getByRole('dialog').last().getByRole('button', { name: category }).click();
  await officer.write('名称', name);
  if (quantity !== 1) await officer.write('数量', String(quantity));
  if (ownerClaim !== undefined) await officer.write('声称的所有人', ownerClaim);
  await chooseIn(officer, '处置', disposition);
  await officer.panel.getByRole('button', { name: /号内/ }).click();
}

/** Chooses from a field of the open thing that opens a list. */
export async function chooseIn(officer: Officer, label: string, word: string): Promise<void> {
  await officer.panel.getByLabel(new RegExp(`^${label}`)).first().click();
  await officer.page.getByRole('option', { name: word, exact: true }).click();
}

/** 再加多台: lists trucks like the open one, a pasted line each, with so many strips on each from the next on. */
export async function addAlike(officer: Officer, trucks: readonly Truck[], stripsEach: number): Promise<void> {
  await officer.panel.getByRole('button', { name: '再加多台' }).click();
  const sheet = dialog(officer);
  await sheet.getByRole('group', { name: '怎样添加' }).getByText('逐行录入编号', { exact: true }).click();
  await sheet.getByLabel(/^编号，一行一台/).fill(trucks.map(({ plate, vin, engineNo, mileageKm }) => [plate, vin, engineNo, mileageKm].join('\t')).join('\n'));
  await sheet.getByLabel(/^每台封条数/).fill(String(stripsEach));
  await sheet.getByLabel(/^第一张封条号/).fill(trucks[0]?.seals[0] ?? '');
  await sheet.getByRole('button', { name: `再加 ${trucks.length} 台` }).click();
  await expect(sheet).toBeHidden();
}

/** Opens a truck of the list by what tells it apart, wherever on the list it is. */
export async function openTruck(officer: Officer, mark: string): Promise<void> {
  const { page } = officer;
  const row = page.getByRole('list', { name: '财产清单' }).getByRole('button').filter({ hasText: mark });
  await page.getByRole('list', { name: '财产清单' }).hover();
  await page.mouse.wheel(0, -10_000);
  await expect(async () => {
    if (!(await row.isVisible())) await page.mouse.wheel(0, 300);
    // A row that is there already may still roll away.
    await row.click({ timeout: 1_000 });
  }).toPass();
  await expect(row).toHaveAttribute('aria-current', 'true');
}

/** 案外人主张 on the open thing: told in the claimant's words, with the right to object. */
export async function claim(officer: Officer, by: string, ground: string): Promise<void> {
  await officer.panel.getByRole('button', { name: '记案外人主张' }).click();
  const sheet = dialog(officer);
  await sheet.getByLabel(/^主张人/).fill(by);
  await sheet.getByLabel(/^主张和理由/).fill(ground);
  await sheet.getByRole('switch', { name: /^已告知异议权利/ }).click();
  await sheet.getByRole('button', { name: '保存' }).click();
  await expect(officer.panel.getByText(`${by} 主张权利`)).toBeVisible();
}

/** The wind took a strip: it is void, and another stands in its place. */
export async function tearAndReplace(officer: Officer, torn: string, fresh: string, reason: string): Promise<void> {
  await officer.panel.getByRole('button', { name: new RegExp(torn) }).click();
  const sheet = dialog(officer);
  await sheet.getByLabel('贴在哪里').fill('左前门');
  await sheet.getByRole('group', { name: '现在怎样' }).getByText('破损', { exact: true }).click();
  await sheet.getByLabel(/^原因/).fill(reason);
  await sheet.getByRole('button', { name: fresh }).click();
  await sheet.getByRole('button', { name: '作废并换新' }).click();
  await expect(officer.panel.getByText(fresh, { exact: true })).toBeVisible();
  await expect(officer.panel.getByText('作废', { exact: true })).toBeVisible();
}

/** Takes a strip off the list that was noted by mistake. */
export async function unseal(officer: Officer, number: string): Promise<void> {
  await officer.panel.getByRole('button', { name: new RegExp(number) }).click();
  await dialog(officer).getByRole('button', { name: '记错，去掉' }).click();
  await expect(officer.panel.getByText(number, { exact: true })).toBeHidden();
}

/** Writes the longest term that is proposed for the open thing on it and on all that are alike. */
export async function holdAll(officer: Officer, others: number): Promise<{ readonly from: string; readonly to: string }> {
  await officer.panel.getByRole('button', { name: /实物查封、扣押/ }).click();
  const sheet = dialog(officer);
  const days = { from: await sheet.getByLabel('起', { exact: true }).inputValue(), to: await sheet.getByLabel('止', { exact: true }).inputValue() };
  await sheet.getByRole('checkbox', { name: `本次现场另外 ${others} 项同类财产也用这个期限` }).click();
  await sheet.getByRole('button', { name: '保存' }).click();
  await expect(sheet).toBeHidden();
  return days;
}

const dialog = ({ page }: Officer): Locator => page.getByRole('dialog').last();
