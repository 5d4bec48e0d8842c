import { defineConfig } from '@playwright/test';

/** Browser tests start their own gateways and browsers (see gatewayProcess.ts, tablet.ts), each spec its own, on a court that is prepared once. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './court.setup.ts',
  // A browser that waits for the disk, a line or the clock leaves a core to another.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results',
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
});
