import { expect } from '@playwright/test';
import { holdDown, type Officer } from './officer';

/** The row of one who signs. */
const turnOf = async ({ page }: Officer, name: string): Promise<void> => page.getByRole('button', { name: new RegExp(name) }).first().click();

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

/** Cannot sign: why, and who saw it. */
export async function noteUnable(officer: Officer, name: string, reason: string, witness: string): Promise<void> {
  const sheet = officer.page.getByRole('dialog');
  await turnOf(officer, name);
  await sheet.getByRole('group', { name: '签名结果' }).getByText('不能签', { exact: true }).click();
  await sheet.getByLabel('情形与理由').fill(reason);
  await sheet.getByRole('group', { name: /^见证人/ }).getByText(new RegExp(`^${witness}`)).click();
  await sheet.getByRole('button', { name: '记为不能签' }).click();
  await expect(sheet).toBeHidden();
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
