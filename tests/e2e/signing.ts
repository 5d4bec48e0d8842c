import { expect } from '@playwright/test';
import { holdDown, type Officer } from './officer';
import { chip, dialog } from './sceneDeeds';

/** The row of one who signs. */
const turnOf = (officer: Officer, name: string): Promise<void> => officer.signer(name).click();

/** The tablet goes to the person, who reads to the end and puts a fingerprint or a stamp on white paper, which is photographed. */
export async function signByMark(officer: Officer, name: string, form: '捺印' | '盖章'): Promise<void> {
  const { page } = officer;
  await turnOf(officer, name);
  await page.getByRole('button', { name: '交给本人' }).click();
  await officer.readToEnd();
  await page.getByRole('button', { name: form }).click();
  const shutter = page.getByRole('button', { name: form === '捺印' ? '拍下指印' : '拍下印文' });
  await expect(shutter).toBeEnabled();
  await shutter.click();
  await holdDown(page.getByRole('button', { name: '执行人员按住收回' }));
  await expect(page.getByRole('dialog')).toBeHidden();
}

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
  await turnOf(officer, name);
  await page.getByRole('button', { name: '交给本人' }).click();
  await officer.readToEnd();
  await signWithTwoDots(officer);
  await finish(officer);
}

/** Somebody else reads the paper out, in a language that the person speaks; then the person signs. */
export async function signAfterReading(officer: Officer, name: string, reader: string, language: string): Promise<void> {
  const { page } = officer;
  await turnOf(officer, name);
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

export interface Refusal {
  readonly reason: string;
  readonly witness: string;
  readonly recorder: string;
  /** Where the recorder shows it. */
  readonly at: string;
}

/** Refuses to sign: why, who saw it and where the recorder shows it; it is not recorded yet. */
export async function tellRefusal(officer: Officer, name: string, { reason, witness, recorder, at }: Refusal): Promise<void> {
  const sheet = officer.page.getByRole('dialog');
  await turnOf(officer, name);
  await sheet.getByRole('group', { name: '签名结果' }).getByText('拒签', { exact: true }).click();
  await sheet.getByLabel('情形与理由').fill(reason);
  await sheet.getByRole('group', { name: /^见证人/ }).getByText(new RegExp(`^${witness}`)).click();
  await sheet.getByLabel('执法记录仪编号').fill(recorder);
  await sheet.getByLabel('录像时刻').fill(at);
}

/** Refuses to sign, and it is recorded. */
export async function refuse(officer: Officer, name: string, refusal: Refusal): Promise<void> {
  await tellRefusal(officer, name, refusal);
  await dialog(officer).getByRole('button', { name: '记为拒签' }).click();
  await expect(officer.page.getByRole('dialog')).toBeHidden();
}

/** In the open sheet of somebody: cannot sign, why, and who saw it. */
export async function noteUnable(officer: Officer, reason: string, witness: string): Promise<void> {
  const sheet = officer.page.getByRole('dialog');
  await sheet.getByRole('group', { name: '签名结果' }).getByText('不能签', { exact: true }).click();
  await sheet.getByLabel('情形与理由').fill(reason);
  await sheet.getByRole('group', { name: /^见证人/ }).getByText(new RegExp(`^${witness}`)).click();
  await sheet.getByRole('button', { name: '记为不能签' }).click();
  await expect(sheet).toBeHidden();
}

/** Opens anew how the signing of somebody who has an outcome ended, with one of the usual reasons why it changes. */
export async function changeOutcome(officer: Officer, name: string, was: string, reason: string): Promise<void> {
  const sheet = dialog(officer);
  await turnOf(officer, name);
  await expect(sheet.getByText(`已有结果：${was}`)).toBeVisible();
  await sheet.getByRole('button', { name: '更改结果' }).click();
  await sheet.getByRole('group', { name: '更改的常见理由' }).getByText(reason, { exact: true }).click();
}

/** Has signed on the printed paper: the page is chosen among the sheets that came back. */
export async function noteOnPaper(officer: Officer, name: string, copy: string, page: number): Promise<void> {
  const sheet = officer.page.getByRole('dialog');
  await turnOf(officer, name);
  await sheet.getByRole('group', { name: '签名结果' }).getByText('纸上已签', { exact: true }).click();
  await sheet.getByRole('group', { name: '签在哪一页' }).getByText(`${copy} 号件第 ${page} 页`, { exact: true }).click();
  await sheet.getByRole('button', { name: '记为纸上已签' }).click();
  await expect(sheet).toBeHidden();
}

/** Takes a final paper back, with a usual reason. */
export async function takeBackFinal({ page }: Officer, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '作废定稿' }).click();
  await dialog.getByText(reason, { exact: true }).click();
  await dialog.getByRole('button', { name: '作废', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Photographs every sheet of a printed copy back in, one after the other. */
export async function photographSheets({ page }: Officer, pages: number): Promise<void> {
  await page.getByRole('button', { name: '拍第 1 页' }).click();
  for (let n = 1; n <= pages; n += 1) {
    const shutter = page.getByRole('dialog').getByRole('button', { name: `拍第 ${n} 页` });
    await expect(shutter).toBeEnabled();
    await shutter.click();
    await expect(shutter).toBeHidden();
  }
}
