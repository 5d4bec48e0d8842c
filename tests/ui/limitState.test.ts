import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limitState, limitTones, meterShares } from '@/ui/meter/limitState';

it.each([
  [0, 'within', 'ok'],
  [89_999, 'within', 'ok'],
  [90_000, 'near', 'ok'],
  [99_999, 'near', 'ok'],
  [100_000, 'reached', 'ok'],
  [100_001, 'over', 'wait'],
  [120_000, 'over', 'wait'],
  [120_001, 'farOver', 'seal'],
] as const)('%i of 100000 is %s', (value, state, tone) => {
  expect(limitState(value, 100_000, 1.2)).toBe(state);
  expect(limitTones[state]).toBe(tone);
});

it('is red beyond the share that the court set', () => {
  expect(limitState(149_999, 100_000, 1.5)).toBe('over');
  expect(limitState(150_001, 100_000, 1.5)).toBe('farOver');
});

it('without a known limit nothing is judged and no mark is drawn', () => {
  expect(limitState(5, null, 1.2)).toBe('unknown');
  expect(limitState(5, 0, 1.2)).toBe('unknown');
  expect(meterShares(5, null)).toEqual({ fillPercent: 0, markPercent: null, otherPercent: null });
});

it('the mark is always in sight, and the fill passes it exactly when the value is over the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 1, max: 10 ** 13 }), (value, limit) => {
      const { fillPercent, markPercent } = meterShares(value, limit);
      expect(markPercent).not.toBeNull();
      expect(markPercent).toBeGreaterThan(0);
      expect(markPercent).toBeLessThan(100);
      expect(fillPercent).toBeLessThanOrEqual(100);
      expect(fillPercent > (markPercent ?? 0)).toBe(value > limit);
    }),
  );
});
