import { describe, expect, it } from 'vitest';
import { leaseIsOver, notedWord } from '@/domain/lease';

const HOUR = 3_600_000;
const noon = Date.parse('2026-03-02T04:00:00.000Z');

describe('[K7] the lease of a tablet', () => {
  it('runs from the last word of the court, over a restart by the wall clock', () => {
    const word = notedWord(noon, { wallMs: noon + 71 * HOUR, monoMs: 0 });
    expect(leaseIsOver(word, { monoMs: 0 }, 72)).toBe(false);
    expect(leaseIsOver(word, { monoMs: HOUR - 1 }, 72)).toBe(false);
    expect(leaseIsOver(word, { monoMs: HOUR + 1 }, 72)).toBe(true);
  });

  it('is not made longer by a clock that is set back while the tablet runs', () => {
    const word = notedWord(noon, { wallMs: noon, monoMs: 500 });
    expect(leaseIsOver(word, { monoMs: 500 + 72 * HOUR + 1 }, 72)).toBe(true);
  });

  it('counts a clock that stands before the last word as no time, never as less', () => {
    const word = notedWord(noon, { wallMs: noon - 1_000 * HOUR, monoMs: 0 });
    expect(word.agoMs).toBe(0);
    expect(leaseIsOver(word, { monoMs: 73 * HOUR }, 72)).toBe(true);
  });

  it('is what the court sets; a tablet that never reached its court has none', () => {
    const word = notedWord(noon, { wallMs: noon + 9 * HOUR, monoMs: 0 });
    expect([leaseIsOver(word, { monoMs: 0 }, 8), leaseIsOver(word, { monoMs: 0 }, 10), leaseIsOver(null, { monoMs: 1e12 }, 1)]).toEqual([true, false, false]);
  });
});
