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
    const start = performance.now();
    await passphraseField(page).press('Enter');
    await page.getByText('湘0104执2187').first().waitFor();
    return { bare: bare.ms, app, unlock: performance.now() - start };
  } finally {
    await tablet.throwAway();
    await gateway.start();
  }
}
