import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { clockDoubts } from '@/domain/time/clockDoubt';
import type { Moment } from '@/domain/journal';

const START = Date.parse('2026-03-02T01:00:00.000Z');
const [MINUTE, DAY] = [60_000, 86_400_000];
const YEARS = 3_652 * DAY;
const iso = (ms: number) => new Date(ms).toISOString();
/** A moment so many ms after the start of the session by the monotonic clock; the wall clock may be off by `offMs`. */
const at = (monoMs: number, { offMs = 0, server = 0 as number | null, session = 's1' } = {}): Moment => ({
  wall: iso(START + monoMs + offMs), monoMs, session, server: server === null ? null : iso(START + server),
});

describe('the time that an entry claims', () => {
  it('[E5] is not doubted where the clocks go together, for a day without the court too', () => {
    expect(clockDoubts(at(0), null)).toEqual([]);
    expect(clockDoubts(at(DAY), at(0))).toEqual([]);
    expect(clockDoubts(at(5 * MINUTE, { offMs: 20_000 }), at(0))).toEqual([]);
  });

  it.each([['a day on', DAY], ['a day back', -DAY], ['ten years on', YEARS], ['ten years back', -YEARS]])('[E5, R12] a jump of %s is told, with how far', (_, offMs) => {
    const doubts = clockDoubts(at(2 * MINUTE, { offMs }), at(MINUTE));
    expect(doubts).toContainEqual({ is: 'jump', byMs: offMs });
    // Back, it is also behind the court's last word.
    expect(doubts.map(({ is }) => is)).toEqual(offMs < 0 ? ['jump', 'offset'] : ['jump']);
  });

  it('[E5, R12] once jumped, the next entry is told as long as the court speaks of another time', () => {
    expect(clockDoubts(at(3 * MINUTE, { offMs: -DAY }), at(2 * MINUTE, { offMs: -DAY }))).toEqual([{ is: 'offset', byMs: 3 * MINUTE - DAY }]);
    expect(clockDoubts(at(3 * MINUTE, { offMs: DAY, server: 3 * MINUTE }), at(2 * MINUTE, { offMs: DAY }))).toEqual([{ is: 'offset', byMs: DAY - MINUTE }]);
  });

  it('[E5] a clock that went back between two sessions is told; how long the tablet was off is not known', () => {
    expect(clockDoubts(at(0, { offMs: 30 * DAY, session: 's2', server: 0 }), at(MINUTE))).toEqual([]);
    expect(clockDoubts(at(0, { offMs: -DAY, session: 's2', server: null }), at(MINUTE))).toEqual([{ is: 'backwards', byMs: -DAY - MINUTE }, { is: 'noServerTime' }]);
  });

  it('[E5] says that the court told no time, and that a time cannot be read', () => {
    expect(clockDoubts(at(0, { server: null }), null)).toEqual([{ is: 'noServerTime' }]);
    expect(clockDoubts({ ...at(0), wall: 'yesterday noon' }, null)).toEqual([{ is: 'unreadable' }]);
    expect(clockDoubts({ ...at(0), server: 'soon' }, { ...at(0), wall: 'whenever' })).toEqual([{ is: 'noServerTime' }]);
  });

  it('[E5, R12] every jump beyond a minute within a session is told exactly, and none below it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAY }), fc.integer({ min: -YEARS, max: YEARS }), (monoMs, offMs) => {
        const jumps = clockDoubts(at(monoMs + MINUTE, { offMs }), at(MINUTE)).filter(({ is }) => is === 'jump');
        expect(jumps).toEqual(Math.abs(offMs) > MINUTE ? [{ is: 'jump', byMs: offMs }] : []);
      }),
    );
  });
});
