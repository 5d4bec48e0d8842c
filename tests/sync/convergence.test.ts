import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeader } from '@/domain/journal';
import { MemoryCourt, type Fault } from '@tests/doubles/memoryCourt';
import { MemoryTablet } from '@tests/doubles/memoryTablet';

const fault = fc.constantFrom<Fault>('replyLost', 'timeout', 'offline', 'server', 'courtFull', 'portal', 'signedOut', 'hashDiffers');
const act = fc.oneof(
  fc.record({ do: fc.constant('record' as const), count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('photograph' as const), size: fc.integer({ min: 1, max: 5_000_000 }) }),
  fc.record({ do: fc.constant('fail' as const), what: fc.constantFrom('push', 'heads', 'pages', 'filesCheck', 'heartbeat'), fault }),
  fc.record({ do: fc.constant('failUpload' as const), fault }),
  fc.record({ do: fc.constant('unplug' as const), forMs: fc.integer({ min: 1, max: 3_600_000 }) }),
  fc.record({ do: fc.constant('expire' as const) }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('courtChanges' as const), case: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
);

describe('whatever happens on the way', () => {
  it('[S9] all that was recorded reaches the court, in order and once, without a tap', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), async (acts, chance) => {
        const court = new MemoryCourt();
        court.pageSize = 3;
        const tablet = new MemoryTablet(court, () => chance.next().value);
        tablet.driver.start();
        let photos = 0;
        for (const one of acts) {
          if (one.do === 'record') tablet.record(one.count);
          if (one.do === 'photograph') tablet.photograph({ sha256: `photo-${(photos += 1)}`, size: one.size });
          if (one.do === 'fail') court.fail(one.what, one.fault);
          if (one.do === 'failUpload') court.fail(`upload photo-${photos}`, one.fault);
          if (one.do === 'expire') court.session = 'expired';
          if (one.do === 'courtChanges') court.cases.set(one.case, (court.cases.get(one.case) ?? 0) + 2);
          if (one.do === 'restart') {
            tablet.driver.stop();
            tablet.driver.start();
          }
          if (one.do === 'unplug') {
            court.reachable = false;
            await tablet.clock.pass(one.forMs);
            court.reachable = true;
          }
          if (one.do === 'pass') await tablet.clock.pass(one.ms);
        }
        // Half an hour without faults is more than the longest wait of any lane.
        court.faults.clear();
        // A 401 right after a renewal ends a session: the officer signs in, which is not a tap on "send".
        if (tablet.state.session.is === 'out') tablet.driver.wake('signedIn');
        await tablet.clock.pass(30 * 60_000);
        if (tablet.state.session.is === 'out') {
          tablet.driver.wake('signedIn');
          await tablet.clock.pass(60_000);
        }
        expect(tablet.unsent).toBe(0);
        expect(court.entries.map((header) => readHeader(header)?.seq)).toEqual(tablet.journal.map((_, i) => i + 1));
        expect(court.files.size).toBe(photos);
        expect(new Map([...tablet.cursors].map(([id, { n }]) => [id, n]))).toEqual(court.cases);
        tablet.driver.stop();
      }),
      { numRuns: 60, verbose: 1 },
    );
  });
});
