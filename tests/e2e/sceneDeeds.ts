import { expect, type Locator } from '@playwright/test';
import type { Officer } from './officer';

/** What an officer notes of a scene: when, where, who, by what right, and what it still lacks. Times are those of the wall clock in Beijing. */

export interface Visitor {
  readonly name: string;
  readonly role: string;
  readonly language?: string;
}

/** Starts the action at a time of its own; `suggested`: what the app makes of that day. */
export async function startAt(officer: Officer, { at, place, suggested }: { readonly at: string; readonly place: string; readonly suggested: string }): Promise<void> {
  const { page } = officer;
  await page.getByRole('button', { name: '开始现场' }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(/^开始时间/).fill(at);
  await expect(chip(sheet, '时段', suggested)).toHaveAttribute('data-state', 'on');
  await sheet.getByLabel('地点').fill(place);
  await sheet.getByRole('button', { name: '开始现场' }).click();
  await expect(page).toHaveURL(/\/actions\/.+/);
}

export async function addToTeam(officer: Officer, name: string, duty: string): Promise<void> {
  await officer.page.getByRole('button', { name: '添加执行人员' }).click();
  const chosen = chip(dialog(officer), '职务', duty);
  // A second tap would let go of the one that is offered.
  if ((await chosen.getAttribute('data-state')) !== 'on') await chosen.click();
  await savePerson(officer, name);
}

export async function notePresent(officer: Officer, { name, role, language }: Visitor): Promise<void> {
  await officer.page.getByRole('button', { name: '添加在场人' }).first().click();
  await chip(dialog(officer), '身份', role).click();
  if (language !== undefined) await dialog(officer).getByLabel(/^(使用|翻译)的语言/).fill(language);
  await savePerson(officer, name);
}

async function savePerson(officer: Officer, name: string): Promise<void> {
  const sheet = dialog(officer);
  await sheet.getByLabel('姓名').fill(name);
  await sheet.getByRole('button', { name: '保存' }).click();
  await expect(sheet).toBeHidden();
  await expect(officer.page.getByText(name, { exact: true }).first()).toBeVisible();
}

/** 到场通知 of somebody whom the case knows. */
export async function noteCall(officer: Officer, name: string, { at, result, note }: { readonly at: string; readonly result: string; readonly note: string }): Promise<void> {
  const sheet = dialog(officer);
  await chip(sheet, '从当事人和在场人中选', name).click();
  await chip(sheet, '结果', result).click();
  await sheet.getByLabel(/^时间/).fill(at);
  await sheet.getByLabel('说明').fill(note);
  await sheet.getByRole('button', { name: '保存' }).click();
  await expect(sheet).toBeHidden();
}

/** Writes a field of a screen and leaves it. */
export async function fill(officer: Officer, label: string | RegExp, text: string): Promise<void> {
  const field = officer.page.getByLabel(label);
  await field.fill(text);
  await field.blur();
}

/** Ends the action at a time of its own. */
export async function endAt(officer: Officer, at: string): Promise<void> {
  await fill(officer, /^结束时间/, at);
}

/** Opens the checklist and shows one line of it. */
export async function missing(officer: Officer, words: string | RegExp): Promise<Locator> {
  await officer.page.getByRole('button', { name: /^检查清单/ }).click();
  const line = dialog(officer).getByRole('button').filter({ hasText: words }).first();
  await expect(line).toBeVisible();
  return line;
}

/** Goes from the checklist to the place where a thing is put right. */
export async function goToMissing(officer: Officer, words: string | RegExp): Promise<void> {
  await (await missing(officer, words)).click();
}

/** The checklist has not, or no longer, a line with these words. */
export async function notMissing(officer: Officer, words: string | RegExp): Promise<void> {
  await officer.page.getByRole('button', { name: /^检查清单/ }).click();
  await expect(dialog(officer).getByText('定稿检查')).toBeVisible();
  await expect(dialog(officer).getByText(words)).toHaveCount(0);
  await officer.page.keyboard.press('Escape');
}

/** One of a field's chips. */
export const chip = (within: Locator, label: string, word: string): Locator => within.getByRole('group', { name: label }).locator('button').filter({ hasText: word }).first();
export const dialog = ({ page }: Officer): Locator => page.getByRole('dialog').last();
