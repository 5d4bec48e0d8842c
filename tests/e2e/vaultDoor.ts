import { expect, type Page } from '@playwright/test';

/** What every officer of these tests types to unlock a tablet. */
export const PASSPHRASE = 'yewai jiesuo 2026';

/** The field of the closed vault, in any language. */
export const passphraseField = (page: Page) => page.locator('input[name="passphrase"]');

/** Types the passphrase at a locked tablet; what was asked for is shown then. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  const field = passphraseField(page);
  await field.fill(passphrase);
  await field.press('Enter');
  await expect(field).toBeHidden();
}

/** Behind the sign-in: the first time on a tablet the passphrase is chosen, from then on it is typed. */
export async function openVault(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await expect(passphraseField(page)).toBeVisible();
  const again = page.locator('input[name="again"]');
  if (await again.isVisible()) await again.fill(passphrase);
  await unlock(page, passphrase);
}

/** Opens an address anew, as every load of the page finds the tablet locked. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await unlock(page);
}
