import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import type { Officer } from './officer';
import type { Tablet } from './tablet';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';
const TAG = 'fieldwrit-unsent';

let gateway: GatewayProcess;
let tablet: Tablet;
let zhang: Officer;
test.beforeAll(async () => {
  ({ gateway, tablet, zhang } = await openWorkplace());
});
test.afterAll(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

/** Lets the browser call the service worker as it does when the network is back. */
async function dispatchSync(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((done) => devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId)));
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.dispatchSyncEvent', { origin: gateway.origin, registrationId: await registered, tag: TAG, lastChance: false });
}

test('[S1, S9] the browser’s sync event wakes a page whose own timers stand still, and the queue empties', async () => {
  const { page } = tablet;
  await page.clock.install();
  await zhang.reload();
  await zhang.openCase('2187', NUMBER);
  await gateway.kill();
  await zhang.startAction('喀什某搅拌站');
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31001');
  await page.getByRole('link', { name: '同步', exact: true }).click();
  await expect(page.getByText('联络不上')).toBeVisible();

  // No timer of the page runs from here on: what is asked now, the sync event made it ask. Sooner than the tablet locks by itself.
  await page.clock.pauseAt(Date.now() + 60_000);
  await gateway.start();
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(asked).toEqual([]);
  const woken = page.waitForRequest((request) => request.url().includes('/api/'));
  await dispatchSync(page);
  await woken;
  await page.clock.resume();
  await zhang.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(page));
  await court.close();
});
