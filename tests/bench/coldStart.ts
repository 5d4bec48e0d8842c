import type { GatewayProcess } from '../e2e/gatewayProcess';
import { Officer } from '../e2e/officer';
import { Tablet } from '../e2e/tablet';

/** Offline, from a closed browser, with the CPU four times slower: milliseconds to the first case in the list, and to a bare page of the same worker. */
export async function coldStart(gateway: GatewayProcess): Promise<{ app: number; bare: number }> {
  const tablet = await Tablet.take(gateway.origin);
  try {
    const officer = new Officer(tablet.page);
    await officer.signIn('zhang');
    await officer.page.getByText('湘0104执2187').first().waitFor();
    await officer.workerReady();
    await officer.page.waitForTimeout(1_000);
    await gateway.kill();
    const time = async (path: string, shown: string): Promise<number> => {
      await tablet.switchOff();
      const page = await tablet.open();
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const start = performance.now();
      await page.goto(path, { waitUntil: 'commit' });
      await page.locator(shown).first().waitFor();
      return performance.now() - start;
    };
    return { bare: await time('/icons/favicon.svg', 'svg'), app: await time('/cases', 'text=湘0104执2187') };
  } finally {
    await tablet.throwAway();
    await gateway.start();
  }
}
