import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { browserPids, killBrowser } from './browserProcess';
import { servePage } from './servedPage';
import { Tablet } from './tablet';

/** FIELDWRIT_SEED=… repeats the moments of a run. */
const SEED = Number(process.env.FIELDWRIT_SEED ?? Date.now() % 1_000_000);
const KILLS = 30;
/** A browser that is long up is killed between one and hundreds of saves. */
const LONGEST_MS = 450;

interface Looked {
  readonly ids: readonly string[];
  readonly unbroken: boolean;
  readonly files: readonly string[];
  readonly torn: readonly string[];
}

let served: Awaited<ReturnType<typeof servePage>>;
test.beforeAll(async () => {
  served = await servePage('savingPage.ts');
});
test.afterAll(() => served.close());

async function ready(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForFunction(() => 'save' in globalThis);
}
const look = (page: Page): Promise<Looked> => page.evaluate(() => (globalThis as unknown as { look(): Promise<Looked> }).look());
const startSaving = (page: Page, rounds?: number): Promise<void> => page.evaluate((n) => (globalThis as unknown as { save(rounds?: number): Promise<void> }).save(n), rounds);

test(`[R1, D1, D2] ${KILLS} kills of the browser while items and photos are saved: all that was acknowledged is there and whole, from the main store or from the second copy`, async () => {
  console.log(`seed ${SEED}`);
  const random = randomOf(SEED);
  const tablet = await Tablet.take(served.origin);
  // The officer has a vault on this tablet: the note of it is on the disk.
  await ready(tablet.page);
  await look(tablet.page);
  await tablet.switchOff();
  /** What was acknowledged. */
  const ids = new Set<string>();
  const files = new Set<string>();
  let mended = 0;
  /** The browser itself throws its store away after some kills, and the second copy brings all back. */
  const hearMended = (page: Page, kills: number): void =>
    void page.on('console', (message) => {
      if (!message.text().startsWith('mended')) return;
      mended += 1;
      console.log(`after kill ${kills}: ${message.text()}`);
    });
  for (let kill = 0; kill < KILLS; kill += 1) {
    const page = await tablet.open();
    page.on('console', (message) => {
      const [word, id = '', sha256] = message.text().split(' ');
      if (word !== 'saved') return;
      ids.add(id);
      if (sha256) files.add(sha256);
    });
    hearMended(page, kill);
    await ready(page);
    const before = ids.size;
    startSaving(page).catch(() => undefined);
    await expect.poll(() => ids.size, { intervals: [5] }).toBeGreaterThan(before);
    await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_MS));
    killBrowser(tablet.profile);
    await tablet.killed();
  }
  const page = await tablet.open();
  hearMended(page, KILLS);
  await ready(page);
  const found = await look(page);
  console.log(`${ids.size} acknowledged acts, ${files.size} photos, ${found.ids.length} acts found, store brought back ${mended} times`);
  const [there, bytes] = [new Set(found.ids), new Set(found.files)];
  expect([...ids].filter((id) => !there.has(id))).toEqual([]);
  expect([...files].filter((sha256) => !bytes.has(sha256))).toEqual([]);
  // Of a photo that was in the air when the browser threw its store away, the copy may have the entry alone: it is told as missing.
  expect(found.torn.filter((sha256) => files.has(sha256) || mended === 0)).toEqual([]);
  expect(found.unbroken).toBe(true);
  expect(files.size).toBeGreaterThanOrEqual(KILLS);
  await tablet.throwAway();
});

test('[R2, D1] a photo that is acknowledged was synced to the disk: its bytes, and the log that names it', async () => {
  const PHOTOS = 12;
  const tablet = await Tablet.take(served.origin);
  await ready(tablet.page);
  await startSaving(tablet.page, 1);
  const out = join(tmpdir(), `fieldwrit-syncs-${process.pid}.txt`);
  const pids = browserPids(tablet.profile);
  const canTrace = pids.length > 0 && spawnSync('strace', ['-V']).status === 0;
  if (!canTrace) console.log('no strace here: that every transaction is strict is shown by offline.spec.ts alone');
  else {
    const tracer = spawn('strace', ['-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', out, ...pids.flatMap((pid) => ['-p', String(pid)])], { stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((attached) => tracer.stderr.on('data', (said: Buffer) => said.toString().includes('attached') && attached()));
    await startSaving(tablet.page, PHOTOS);
    const ended = new Promise((resolve) => tracer.once('exit', resolve));
    tracer.kill('SIGINT');
    await ended;
    const syncs = readFileSync(out, 'utf8').split('\n');
    const blobs = new Set(syncs.flatMap((line) => /<([^>]*\.indexeddb\.blob\/[^>]*)>/.exec(line)?.[1] ?? []));
    const logs = syncs.filter((line) => /\.indexeddb\.leveldb\/[^>]*\.log>/.test(line));
    console.log(`${PHOTOS} photos: ${blobs.size} blobs and ${logs.length} logs synced`);
    expect(blobs.size).toBeGreaterThanOrEqual(PHOTOS);
    expect(logs.length).toBeGreaterThanOrEqual(PHOTOS);
    rmSync(out, { force: true });
  }
  expect(await look(tablet.page)).toMatchObject({ torn: [], unbroken: true });
  await tablet.throwAway();
});

/** mulberry32: the same seed, the same moments. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
