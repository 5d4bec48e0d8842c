import { expect } from '@playwright/test';
import { holdDown, type Officer } from './officer';
import { chip, dialog } from './sceneDeeds';

/** Signing by those who do not simply read and sign. */

/** Two dots are no signature: it is asked again. */
export async function signWithTwoDots({ page }: Officer): Promise<void> {
  const box = await dialogCanvas(page);
  await page.mouse.move(box.x + 60, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 64, box.y + 44);
  await page.mouse.up();
  await page.getByRole('button', { name: '签好了' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '笔画太少，看不出是签名，请重签。' })).toBeVisible();
}

async function dialogCanvas(page: Officer['page']) {
  const canvas = page.getByRole('dialog').locator('canvas');
  await expect(canvas).toBeVisible();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is nothing to sign on.');
  return box;
}

/** Signs after a first try that was none. */
export async function signAtSecondTry(officer: Officer, name: string): Promise<void> {
  const { page } = officer;
  await officer.signer(name).click();
  await page.getByRole('button', { name: '交给本人' }).click();
  await officer.readToEnd();
  await signWithTwoDots(officer);
  await finish(officer);
}

/** Somebody else reads the paper out, in a language that the person speaks; then the person signs. */
export async function signAfterReading(officer: Officer, name: string, reader: string, language: string): Promise<void> {
  const { page } = officer;
  await officer.signer(name).click();
  await page.getByRole('button', { name: '交给本人' }).click();
  await page.getByRole('button', { name: '读不了，请人宣读' }).click();
  await chip(dialog(officer), '在场的人', reader).click();
  await chip(dialog(officer), '宣读的语言', language).click();
  await page.getByRole('button', { name: '已全文宣读，去签名' }).click();
  await finish(officer);
}

async function finish(officer: Officer): Promise<void> {
  const { page } = officer;
  await officer.drawName();
  await page.getByRole('button', { name: '签好了' }).click();
  await holdDown(page.getByRole('button', { name: '执行人员按住收回' }));
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** 拒签 with a reason, who saw it, and where the recorder shows it. */
export async function refuse(officer: Officer, name: string, { reason, witness, recorder, at }: { readonly reason: string; readonly witness: string; readonly recorder: string; readonly at: string }): Promise<void> {
  await officer.signer(name).click();
  const sheet = dialog(officer);
  await chip(sheet, '签名结果', '拒签').click();
  await sheet.getByLabel('情形与理由').fill(reason);
  await chip(sheet, '见证人（可以不选）', witness).click();
  await sheet.getByLabel('执法记录仪编号').fill(recorder);
  await sheet.getByLabel('录像时刻').fill(at);
  await sheet.getByRole('button', { name: '记为拒签' }).click();
  await expect(sheet).toBeHidden();
}
