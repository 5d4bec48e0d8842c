import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryCourt } from '@tests/doubles/memoryCourt';
import { MemoryTablet } from '@tests/doubles/memoryTablet';

let court: MemoryCourt;
let tablet: MemoryTablet;

beforeEach(() => {
  court = new MemoryCourt();
  tablet = new MemoryTablet(court);
});

const MINUTE_MS = 60_000;
const headersOf = (of: MemoryTablet) => of.journal.map(({ header }) => header);
/** All that the court holds of the writer, on whichever branch. */
const atCourt = () => [0, 1, 2].flatMap((branch) => court.chainOf('writer-a').headers(branch));

async function both(a: MemoryTablet, b: MemoryTablet, ms: number) {
  await a.clock.pass(ms);
  await b.clock.pass(ms);
}

describe('a cloned profile', () => {
  it('[P6, R29] sends both branches, and the second one is told that it left', async () => {
    tablet.record(10);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    const twin = tablet.clone();
    twin.driver.start();
    tablet.record(5);
    await tablet.clock.pass(1_000);
    twin.record(3);
    await both(tablet, twin, MINUTE_MS);
    expect([tablet.unsent, twin.unsent]).toEqual([0, 0]);
    expect([tablet.state.forked, twin.state.forked]).toEqual([false, true]);
    expect(court.chainOf('writer-a').headers(0)).toEqual(headersOf(tablet));
    expect(court.chainOf('writer-a').headers(1)).toEqual(headersOf(twin).slice(10));
    expect(twin.state.localLoss).toBeNull();
    expect([twin.state.push.problem, tablet.state.push.problem]).toEqual([null, null]);
  });

  it('[P6, R29] made while something was unsent gets its receipts, though the common part came with the other', async () => {
    tablet.record(10);
    const twin = tablet.clone();
    tablet.record(2);
    twin.record(4);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    twin.driver.start();
    await twin.clock.pass(MINUTE_MS);
    expect([tablet.unsent, twin.unsent]).toEqual([0, 0]);
    expect(court.chainOf('writer-a').headers(1)).toEqual(headersOf(twin).slice(10));
  });

  it('[P6, R27] is stored whole again by a court that was restored to before it', async () => {
    tablet.record(10);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    const twin = tablet.clone();
    twin.driver.start();
    tablet.record(15);
    await tablet.clock.pass(1_000);
    twin.record(9);
    await both(tablet, twin, MINUTE_MS);
    court.restoreTo(4, 'epoch-2');
    await both(tablet, twin, 5 * MINUTE_MS);
    twin.record(1);
    await both(tablet, twin, 5 * MINUTE_MS);
    expect([tablet.unsent, twin.unsent]).toEqual([0, 0]);
    expect(new Set(atCourt())).toEqual(new Set([...headersOf(tablet), ...headersOf(twin)]));
  });

  it('[P6, R29, S9] loses nothing wherever it parted and whoever comes first, with replies lost and restores in between', { timeout: 60_000 }, async () => {
    const moment = fc.record({ who: fc.boolean(), acts: fc.integer({ min: 0, max: 60 }), ms: fc.integer({ min: 0, max: 40_000 }), loses: fc.boolean(), restoreTo: fc.option(fc.nat({ max: 80 }), { freq: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 60 }), fc.nat({ max: 2_000 }), fc.array(moment, { maxLength: 10 }), async (common, ms, moments) => {
        court = new MemoryCourt();
        const a = new MemoryTablet(court);
        a.record(common);
        a.driver.start();
        await a.clock.pass(ms);
        const b = a.clone();
        b.driver.start();
        for (const [i, one] of moments.entries()) {
          if (one.loses) court.fail('push', 'replyLost');
          if (one.restoreTo !== null) court.restoreTo(one.restoreTo, `epoch-${i + 2}`);
          const who = one.who ? a : b;
          who.record(one.acts);
          await who.clock.pass(one.ms);
        }
        court.faults.clear();
        for (let i = 0; i < 3; i += 1) await both(a, b, 15 * MINUTE_MS);
        expect([a.unsent, b.unsent]).toEqual([0, 0]);
        expect(new Set(atCourt())).toEqual(new Set([...headersOf(a), ...headersOf(b)]));
        a.driver.stop();
        b.driver.stop();
      }),
      { numRuns: 25, verbose: 1 },
    );
  });

  it('[P3, V2] is refused by a gateway of the version before: everything is kept and said, and goes once the gateway is newer', async () => {
    court.older = true;
    tablet.record(3);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    const twin = tablet.clone();
    twin.driver.start();
    tablet.record(2);
    await tablet.clock.pass(1_000);
    twin.record(2);
    await twin.clock.pass(MINUTE_MS);
    expect([twin.unsent, twin.state.push.problem]).toEqual([2, 'refusedChain']);
    court.older = false;
    await twin.clock.pass(15 * MINUTE_MS);
    expect([twin.unsent, twin.state.forked]).toEqual([0, true]);
  });
});

describe('a writer that was made without a network', () => {
  beforeEach(() => {
    court.strangers.add('writer-a′');
    tablet = new MemoryTablet(court, () => 0.5, 'writer-a′');
  });

  it('[W3] is made known before anything of it is sent, and nothing of it is refused', async () => {
    tablet.record(3);
    tablet.photograph({ sha256: 'photo' });
    tablet.driver.start();
    await tablet.clock.pass(5_000);
    const sends = court.log.filter((line) => line === 'enrol' || line === 'push' || line.startsWith('upload'));
    expect(sends).toEqual(['enrol', 'push', 'upload photo']);
    expect(tablet.unsent).toBe(0);
  });

  it('[W3, S3] waits for a court that cannot take it yet, and for a session', async () => {
    court.fail('enrol', 'server', 'timeout', 'signedOut', 'unverifiableReceipt');
    tablet.record(3);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    expect([court.log.includes('push'), tablet.unsent]).toEqual([false, 3]);
    await tablet.clock.pass(10 * MINUTE_MS);
    expect([tablet.unsent, tablet.state.enrol.due]).toEqual([0, false]);
  });
});

describe('a former writer', () => {
  it('[W1] is sent for to the end, pulls nothing, and is quiet then', async () => {
    court.cases.set('case-1', 7);
    const former = new MemoryTablet(court, () => 0.5, 'writer-a', true);
    former.record(4);
    former.photograph({ sha256: 'photo' });
    former.driver.start();
    await former.clock.pass(MINUTE_MS);
    expect([former.unsent, court.entries.length]).toEqual([0, 5]);
    expect(court.log).not.toContain('pages');
    expect(court.beats.at(-1)?.held).toMatchObject({ entries: 0, files: 0 });
    court.log.length = 0;
    await former.clock.pass(60 * MINUTE_MS);
    expect(court.log).toEqual([]);
  });

  it('[W1, R27] sends again what a restored court has lost of it, once somebody says so', async () => {
    const former = new MemoryTablet(court, () => 0.5, 'writer-a', true);
    former.record(4);
    former.photograph({ sha256: 'photo' });
    former.driver.start();
    await former.clock.pass(MINUTE_MS);
    court.files.clear();
    court.restoreTo(2, 'epoch-2');
    former.driver.wake('online');
    await former.clock.pass(MINUTE_MS);
    expect([court.entries.length, court.files.size, former.unsent]).toEqual([5, 1, 0]);
  });
});
