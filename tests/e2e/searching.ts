import { expect, type Locator, type Page } from '@playwright/test';
import type { Officer } from './officer';

/** What an officer does in a search and with the cash that it finds, in the officer's words. */

export interface Event {
  /** 搜查, 强制开启 … */
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly chips?: Readonly<Record<string, readonly string[]>>;
}

export interface Found {
  readonly category: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
}

export const openSheet = (page: Page): Locator => page.getByRole('dialog').last();

/** Taps chips of a field in the open sheet. */
export async function tapChips(page: Page, label: string, ...words: readonly string[]): Promise<void> {
  for (const word of words) await openSheet(page).getByRole('group', { name: label, exact: true }).getByText(word, { exact: true }).click();
}

/** Opens the checklist of the action and gives it. */
export async function openChecklist(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^检查清单/ }).click();
  return openSheet(page);
}

export async function closeSheet(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Opens the way to begin an event of the course, and fills in what is known; it is not saved yet. */
export async function beginEvent(page: Page, { kind, fields, chips = {} }: Event): Promise<void> {
  await page.getByRole('button', { name: '记一件' }).click();
  await openSheet(page).getByRole('button', { name: kind, exact: true }).click();
  await fillEvent(page, { fields, chips });
}

export async function fillEvent(page: Page, { fields, chips = {} }: Omit<Event, 'kind'>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await openSheet(page).getByLabel(new RegExp(`^${label}`)).fill(text);
  for (const [label, words] of Object.entries(chips)) await tapChips(page, label, ...words);
}

export async function saveSheet(page: Page): Promise<void> {
  await openSheet(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Lists a thing that was found, with what is told of it. */
export async function listFound(officer: Officer, { category, fields, choices = {} }: Found): Promise<void> {
  await officer.addItem(category);
  for (const [label, text] of Object.entries(fields)) await officer.write(label, text);
  for (const [label, word] of Object.entries(choices)) await chooseOf(officer, label, word);
}

/** One of the words of a field of the open thing. */
export async function chooseOf(officer: Officer, label: string, word: string): Promise<void> {
  await officer.panel.getByLabel(new RegExp(`^${label}`)).click();
  await officer.page.getByRole('option', { name: word, exact: true }).click();
}

/** Counts the notes of the open sum of cash; a part may stay for a living. */
export async function countCash(officer: Officer, notes: Readonly<Record<string, number>>, left: { readonly yuan: string; readonly reason: string; readonly by: string }): Promise<Locator> {
  await officer.panel.getByRole('button', { name: /清点面额/ }).click();
  const count = openSheet(officer.page);
  for (const [face, n] of Object.entries(notes)) await count.getByRole('textbox', { name: new RegExp(`^面额 ¥ ${face}，`) }).fill(String(n));
  await count.getByRole('textbox', { name: /^其中留作生活费/ }).fill(left.yuan);
  await count.getByLabel(/^留下的理由/).fill(left.reason);
  await tapChips(officer.page, '谁决定', left.by);
  return count;
}

/** Answers what a paper asks, in the panel beside it. */
export async function answerPaper(page: Page, fields: Readonly<Record<string, string>>, chips: Readonly<Record<string, string>> = {}): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.blur();
  }
  for (const [label, word] of Object.entries(chips)) await page.getByRole('group', { name: label, exact: true }).getByText(word, { exact: true }).click();
}
