import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { freePort, GatewayProcess } from './gatewayProcess';
import { layFolder } from './layFolder';
import { Officer } from './officer';
import { preparedFolder } from './preparedFolder';
import { Tablet, type TabletOptions } from './tablet';

/** A court, and a tablet on which 张某 has signed in, chosen the passphrase and got everything: unlocked, on its first screen. */
export interface Workplace {
  readonly gateway: GatewayProcess;
  readonly tablet: Tablet;
  readonly zhang: Officer;
}

/**
 * A workplace of a test's own: a copy of one that is prepared once for each worker, where a browser did all that at a real gateway. It is for tests
 * of what comes after that. What a tablet keeps belongs to its court's address, so every copy is at the same one.
 */
export async function openWorkplace(options: TabletOptions = {}): Promise<Workplace> {
  const place = join(preparedFolder(), `workplace-${process.env.TEST_PARALLEL_INDEX ?? '0'}`);
  if (!existsSync(join(place, PORT))) await prepare(place);
  const gateway = await GatewayProcess.start({}, Number(readFileSync(join(place, PORT), 'utf8')), join(place, 'court'));
  const tablet = await Tablet.take(gateway.origin, { ...options, diskOf: join(place, 'tablet') });
  const zhang = new Officer(tablet.page);
  await zhang.goto('/');
  await zhang.readyWithoutNetwork();
  return { gateway, tablet, zhang };
}

/** Written last. */
const PORT = 'port';

async function prepare(place: string): Promise<void> {
  rmSync(place, { recursive: true, force: true });
  const port = await quietPort();
  const gateway = await GatewayProcess.start({}, port);
  const tablet = await Tablet.take(gateway.origin);
  const zhang = new Officer(tablet.page);
  await zhang.signIn('zhang');
  await zhang.readyWithoutNetwork();
  await keepPaperFonts(zhang.page);
  await tablet.switchOff();
  await gateway.switchOff();
  for (const [from, to] of [[gateway.dataFolder, 'court'], [tablet.profile, 'tablet']] as const) {
    mkdirSync(join(place, to), { recursive: true });
    layFolder(from, join(place, to));
  }
  writeFileSync(join(place, PORT), String(port));
  await tablet.throwAway();
  await gateway.stop();
}

/** What the app does by itself a quarter of a minute after its start (paper.spec.ts). */
async function keepPaperFonts(page: Page): Promise<void> {
  const assets = fileURLToPath(new URL('../../dist/app/assets', import.meta.url));
  const fonts = readdirSync(assets).filter((name) => name.endsWith('.ttf'));
  expect(fonts).not.toEqual([]);
  await page.evaluate(async (urls) => (await caches.open('fieldwrit-paper-fonts')).addAll(urls), fonts.map((name) => `/assets/${name}`));
}

/** Below those that the system gives to connections: a gateway that is started there again and again finds it free. */
async function quietPort(): Promise<number> {
  for (;;) {
    const port = await freePort(randomInt(20_000, 30_000)).catch(() => null);
    if (port !== null) return port;
  }
}
