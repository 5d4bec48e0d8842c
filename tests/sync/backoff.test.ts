import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayMs } from '@/sync/backoff';

const attempts = fc.integer({ min: 1, max: 10_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('waiting after a failure', () => {
  it('[S3] never waits longer than half a minute for a gateway that does not answer', () => {
    fc.assert(fc.property(attempts, chance, (n, c) => delayMs('link', n, c) <= 30_000 && delayMs('link', n, c) >= 500), { verbose: 1 });
  });

  it('[S3] waits longer after each failure until the ceiling', () => {
    const waits = Array.from({ length: 12 }, (_, i) => delayMs('request', i + 1, 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    expect(waits.at(-1)).toBe(150_000);
  });

  it('[S3] spreads tablets that failed together over half of the wait', () => {
    expect(delayMs('link', 4, 0)).toBe(4_000);
    expect(delayMs('link', 4, 0.999_999)).toBe(8_000);
  });

  it('[S3] waits at least as long as the gateway asks, but not for a day', () => {
    expect(delayMs('request', 1, 0, 60_000)).toBe(60_000);
    expect(delayMs('request', 1, 0, 86_400_000)).toBe(900_000);
  });
});
