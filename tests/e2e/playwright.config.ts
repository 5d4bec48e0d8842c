import { defineConfig } from '@playwright/test';

/** The longest first: at the end no worker waits for one that began late. */
const longest = ['access', 'scenarioA', 'scenarioA.ceremony', 'scenarioD', 'ceremony', 'lockedTablet', 'lostStore', 'kills', 'ownCase'].map((name) => `${name}.spec.ts`);

/** Browser tests start their own gateways and browsers (see gatewayProcess.ts, tablet.ts), each spec its own, on a court that is prepared once. */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'longest', testMatch: longest },
    { name: 'others', testMatch: '*.spec.ts', testIgnore: longest },
  ],
  globalSetup: './court.setup.ts',
  // A browser often waits, for the disk, a line or the clock: three keep two cores busy.
  workers: 3,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results',
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
});
