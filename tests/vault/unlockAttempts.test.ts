import { describe, expect, it } from 'vitest';
import { MOST_FAILURES, waitMs } from '@/vault/unlockAttempts';

describe('wrong passphrases', () => {
  const after = (failures: number, agoMs = 0): number => waitMs({ failures, atMs: 1_000_000 }, 1_000_000 + agoMs);

  it('cost nothing twice, then five seconds, and twice as long each time; ten are the end', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((failures) => after(failures) / 1_000)).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 320]);
    expect(MOST_FAILURES).toBe(10);
  });

  it('never cost more than a quarter of an hour', () => expect(after(60)).toBe(15 * 60_000));

  it('are waited for once', () => {
    expect(after(4, 4_000)).toBe(6_000);
    expect(after(4, 10_000)).toBe(0);
    expect(after(4, 3_600_000)).toBe(0);
  });

  it('cost no more than the whole wait on a tablet whose clock was set back, and no less', () => {
    expect(after(4, -86_400_000)).toBe(10_000);
  });
});
