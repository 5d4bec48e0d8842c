import type { Locator, Page } from '@playwright/test';
import type { GatewayProcess } from '../e2e/gatewayProcess';
import { Officer } from '../e2e/officer';
import { Tablet } from '../e2e/tablet';
import { PASSPHRASE, passphraseField } from '../e2e/vaultDoor';

/**
 * Offline, from a closed browser, with the CPU four times slower: milliseconds until the passphrase is asked for, from the passphrase to the first case
 * in the list, and to a bare page of the same worker.
 */
export async function coldStart(gateway: GatewayProcess): Promise<{ app: number; unlock: number; bare: number }> {
  const tablet = await Tablet.take(gateway.origin);
  try {
    const officer = new Officer(tablet.page);
    await officer.signIn('zhang');
    await officer.page.getByText('湘0104执2187').first().waitFor();
    await officer.workerReady();
    await officer.page.waitForTimeout(1_000);
    await gateway.kill();
    const time = async (path: string, shown: (page: Page) => Locator): Promise<{ readonly ms: number; readonly page: Page }> => {
      await tablet.switchOff();
      const page = await tablet.open();
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const start = performance.now();
      await page.goto(path, { waitUntil: 'commit' });
      await shown(page).first().waitFor();
      return { ms: performance.now() - start, page };
    };
    const bare = await time('/icons/favicon.svg', (page) => page.locator('svg'));
    const { ms: app, page } = await time('/cases', passphraseField);
    await passphraseField(page).fill(PASSPHRASE);
    const unlock = fromEnterTo(page, '湘0104执2187');
    await passphraseField(page).press('Enter');
    return { bare: bare.ms, app, unlock: await unlock };
  } finally {
    await tablet.throwAway();
    await gateway.start();
  }
}

/** Milliseconds from Enter to the frame that shows a text, by the page's own clock: looked at from outside, a text is found only every half second. */
const fromEnterTo = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (shown) =>
      new Promise<number>((resolve) => {
        let startedMs = 0;
        addEventListener('keydown', ({ key, timeStamp }) => key === 'Enter' && (startedMs = timeStamp), { capture: true });
        const watch = new MutationObserver(() => {
          if (!document.body.textContent.includes(shown)) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedMs)));
        });
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    text,
  );
