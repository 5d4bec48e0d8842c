import { describe, expect, it } from 'vitest';
import { delayedInterest, delayedInterestFen } from '@/domain/money/delayedInterest';
import { enforcementFeeFen } from '@/domain/money/enforcementFee';
import { seizureLimitFen } from '@/domain/money/seizureLimit';

describe('执行申请费', () => {
  it.each([
    [5_000, 50],
    [10_000, 50],
    [50_000, 650],
    [100_000, 1_400],
    [330_000, 4_850],
    [420_000, 6_200],
    [500_000, 7_400],
    [1_700_000, 19_400],
    [3_860_000, 41_000],
    [5_000_000, 52_400],
    [10_000_000, 77_400],
    [20_000_000, 87_400],
  ])('of %i元 is %i元', (amount, fee) => expect(enforcementFeeFen(amount * 100)).toBe(fee * 100));

  it('is rounded to the nearest 分', () => {
    expect(enforcementFeeFen(1_000_033)).toBe(5_000);
    expect(enforcementFeeFen(1_000_034)).toBe(5_001);
  });
  it('refuses a negative amount', () => expect(() => enforcementFeeFen(-1)).toThrow(RangeError));
});

describe('加倍利息', () => {
  it('of 420,000元 over 365 days is 26,827.50元', () => expect(delayedInterestFen(42_000_000, 365)).toBe(2_682_750));
  it('of 3,860,000元 from 2024-01-20 to 2024-08-17 is 210 days and 141,855.00元', () => {
    expect(delayedInterest(386_000_000, '2024-01-20', '2024-08-17')).toEqual({ ok: true, interest: { days: 210, interestFen: 14_185_500 } });
  });
  it('is not computed for a reversed time, a day that does not exist, or before the rule was in force', () => {
    expect(delayedInterest(1, '2024-08-17', '2024-01-20')).toEqual({ ok: false, reason: 'reversed' });
    expect(delayedInterest(1, '2024-02-30', '2024-08-17')).toEqual({ ok: false, reason: 'badDay' });
    expect(delayedInterest(1, '2013-01-01', '2024-08-17')).toEqual({ ok: false, reason: 'beforeRule' });
  });
});

describe('the seizure limit', () => {
  const amounts = { claimFen: 386_000_000, recoveredFen: 0, feeFen: 4_100_000, interestFen: 14_185_500 };
  it('is claim and fee, and interest where the court sets so', () => {
    expect(seizureLimitFen(amounts, false)).toBe(390_100_000);
    expect(seizureLimitFen(amounts, true)).toBe(404_285_500);
  });
  it('shrinks by what was recovered', () => expect(seizureLimitFen({ ...amounts, recoveredFen: 86_000_000 }, false)).toBe(304_100_000));
  it('does not exist in a delivery case', () => expect(seizureLimitFen({ ...amounts, claimFen: null }, true)).toBeNull());
});
