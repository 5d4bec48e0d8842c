import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gateway } from '@/server/gateway';
import { readSettings, type Settings } from '@/server/settings';
import { startGateway } from '@/server/startGateway';
import { TestBrowser } from './testBrowser';
import { TestClock } from './testClock';
import { createTestDatabase } from './testDatabase';

export interface TestGateway {
  readonly gateway: Gateway;
  readonly origin: string;
  readonly clock: TestClock;
  /** A browser of its own, with its own cookies. */
  readonly browser: () => TestBrowser;
  readonly stop: () => Promise<void>;
}

/** A real gateway that listens on loopback, with a database and a data folder of its own and a clock that the test moves. */
export async function startTestGateway(settings: Partial<Settings> = {}): Promise<TestGateway> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'fieldwrit-data-'));
  const clock = new TestClock();
  const running = await startGateway(
    { ...readSettings({ PORT: '0', FIELDWRIT_DATA: dataFolder, DATABASE_URL: database.url, FIELDWRIT_LOG: 'silent' }), ...settings },
    { now: clock.now },
  );
  return {
    gateway: running.gateway,
    origin: running.origin,
    clock,
    browser: () => new TestBrowser(running.origin),
    async stop() {
      await running.stop();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
