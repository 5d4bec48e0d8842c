import { describe, expect, it } from 'vitest';
import { inventoryTotals, limitMeter } from '@/domain/inventory/inventoryTotals';
import { valueLimits } from '@/domain/money/valueLimits';

/** Scenario A: 14 trucks at 280,000 each; claim 3,860,000, fee 41,000, doubled interest 141,855. */
const facts = { claimFen: 386_000_000, recoveredFen: null, feeFen: 4_100_000, interestFen: 14_185_500, limitFen: 390_100_000, limitSetFen: null, withInterest: false };
const trucks = (measures: readonly string[], valueFen: number | null = 28_000_000) => inventoryTotals(measures.map((measure) => ({ categoryId: 'vehicle', parent: null, measure, valueFen, withdrawn: false })));
const fourteen = Array.from({ length: 14 }, () => 'impoundment');

describe('the value of fourteen trucks', () => {
  it('is 0.49 % over claim and fee: amber, with the limit with interest as the second mark', () => {
    const limits = valueLimits(facts);
    expect(limits).toEqual({ limitFen: 390_100_000, with: 'noInterest', other: { fen: 404_285_500, with: 'interest' } });
    const { valueFen } = trucks(fourteen);
    expect(valueFen).toBe(392_000_000);
    const meter = limitMeter(valueFen, limits.limitFen);
    expect(meter).toMatchObject({ level: 'over', overFen: 1_900_000 });
    expect(Math.round(((meter.ratio ?? 0) - 1) * 10_000) / 100).toBe(0.49);
  });
  it('is green where the court counts the interest, the other mark below it', () => {
    const limits = valueLimits({ ...facts, limitFen: 404_285_500, withInterest: true });
    expect(limits).toMatchObject({ limitFen: 404_285_500, with: 'interest', other: { fen: 390_100_000, with: 'noInterest' } });
    expect(limitMeter(trucks(fourteen).valueFen, limits.limitFen).level).toBe('ok');
  });
  it('is green when two of them are only to be verified', () => {
    const { valueFen, counted } = trucks([...fourteen.slice(2), 'toVerify', 'toVerify']);
    expect([valueFen, counted, limitMeter(valueFen, facts.limitFen).level]).toEqual([336_000_000, 12, 'ok']);
  });
  it('is red more than a fifth over the limit', () => expect(limitMeter(trucks(Array.from({ length: 17 }, () => 'impoundment')).valueFen, facts.limitFen).level).toBe('farOver'));
  it('has no limit without a claim, as in a delivery', () => expect(valueLimits({ ...facts, claimFen: null, limitFen: null })).toMatchObject({ limitFen: null, other: null }));
  it('has one limit where the court set it by hand, and one where nobody knows the interest', () => {
    expect(valueLimits({ ...facts, limitSetFen: 1_000 })).toEqual({ limitFen: 1_000, with: 'setByCourt', other: null });
    expect(valueLimits({ ...facts, interestFen: null }).other).toBeNull();
  });
});
