import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openScreen, type Screen } from './screenList';

export const themes = ['day', 'night'] as const;
export const formats = [
  { name: 'landscape', width: 1280, height: 800 },
  { name: 'portrait', width: 800, height: 1280 },
  { name: '390', width: 390, height: 844 },
] as const;

/** Writes `<screen>-<theme>-<format>.png` of one screen: opened anew in each format, as layouts differ in what is a sheet. */
export async function photographScreen(page: Page, screen: Screen, folder: string): Promise<number> {
  for (const { name, width, height } of formats) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    if (screen.path !== undefined) await openScreen(page, { ...screen, path: screen.path });
    await settled(page);
    await screen.then?.(page);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme === 'night' ? 'dark' : 'light' });
      await settled(page);
      await page.screenshot({ path: join(folder, `${screen.name}-${theme}-${name}.png`), animations: 'disabled', caret: 'hide' });
    }
  }
  return formats.length * themes.length;
}

/** Pictures are loaded and nothing has moved for two frames. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#app')?.childElementCount);
  await page.waitForTimeout(250);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}
