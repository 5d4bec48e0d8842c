import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../e2e/chromium';
import { bundle } from './bundle';
import { summary } from './statistics';

const ITEMS = 300;
const ROUNDS = 20;

/** Milliseconds to write the transcript of 300 things anew after one changed, with the CPU four times slower; the first time apart. */
export async function transcriptTime(): Promise<{ readonly first: number; readonly again: ReturnType<typeof summary> }> {
  const script = await bundle('transcriptPage.ts');
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
  try {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addScriptTag({ content: script, type: 'module' });
    await page.waitForFunction(() => 'writeTranscripts' in window);
    const [first = Number.NaN, ...again] = await page.evaluate(
      ([items, rounds]) => (window as unknown as { writeTranscripts(items: number, rounds: number): number[] }).writeTranscripts(items, rounds),
      [ITEMS, ROUNDS] as const,
    );
    return { first, again: summary(again) };
  } finally {
    await browser.close();
  }
}
