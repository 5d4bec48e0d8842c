import { describe, expect, it } from 'vitest';
import { inventoryTotals, limitMeter, type CountableItem } from '@/domain/inventory/inventoryTotals';
import { compareLabels, nextLabels, parseLabel } from '@/domain/inventory/numbering';

const truck = (measure: string | null, given: Partial<CountableItem> = {}): CountableItem => ({ categoryId: 'vehicle', parent: null, measure, valueFen: 28_000_000, withdrawn: false, ...given });
const cabItem: CountableItem = { categoryId: 'goods', parent: 'truck-1', measure: null, valueFen: 32_600, withdrawn: false };

describe('the running totals of 14 trucks in Kashgar', () => {
  const limitFen = 390_100_000;

  it('14 impounded trucks are over the limit by 0.49 %: amber, and green with interest', () => {
    const { valueFen, counted } = inventoryTotals(Array.from({ length: 14 }, () => truck('impoundment')));
    expect([counted, valueFen]).toEqual([14, 392_000_000]);
    const meter = limitMeter(valueFen, limitFen);
    expect(meter).toMatchObject({ level: 'over', overFen: 1_900_000 });
    expect(meter.ratio).toBeCloseTo(1.00487, 5);
    expect(limitMeter(valueFen, 404_285_500).level).toBe('ok');
  });

  it('12 impounded, 2 to verify, and cab items that never count: 3,360,000元', () => {
    const totals = inventoryTotals([...Array.from({ length: 12 }, () => truck('impoundment')), truck('toVerify'), truck('toVerify'), cabItem, cabItem]);
    expect(totals).toEqual({ items: 14, contained: 2, counted: 12, valueFen: 336_000_000, beyondExact: false, unvalued: 0, kept: 0 });
  });

  it('withdrawn, not seized, unmeasured and standby items do not count; unvalued ones are told', () => {
    const totals = inventoryTotals([truck('sealingUp', { withdrawn: true }), truck('notSeized'), truck(null), truck('standbySealing'), truck('liveSealing', { valueFen: null }), truck('measureOf2031')]);
    expect(totals).toEqual({ items: 5, contained: 0, counted: 2, valueFen: 28_000_000, beyondExact: false, unvalued: 1, kept: 0 });
  });

  it('what is kept is never counted, whatever else was written of it, until a reason says why it goes beyond', () => {
    const bed = { exempt: 'necessities', exemptReason: null };
    expect(inventoryTotals([truck('impoundment'), truck('impoundment', bed), truck('notSeized', bed)])).toMatchObject({ items: 3, counted: 1, kept: 2, valueFen: 28_000_000 });
    expect(inventoryTotals([truck('impoundment', { exempt: 'necessities', exemptReason: '另有三台' })])).toMatchObject({ counted: 1, kept: 0 });
    expect(inventoryTotals([truck('impoundment', { exempt: 'no' })])).toMatchObject({ counted: 1, kept: 0 });
  });

  it('a thing in a safe counts when it is under a measure of its own, a personal thing never', () => {
    expect(inventoryTotals([{ ...cabItem, measure: 'impoundment' }, { ...cabItem, categoryId: 'personal', measure: 'impoundment' }, { ...cabItem, categoryId: 'valuables', measure: 'impoundment' }])).toMatchObject({ contained: 3, counted: 2, valueFen: 65_200 });
  });

  it('sums above 10^12 分 stay exact, and a sum that could not says so', () => {
    const dear = (valueFen: number) => truck('impoundment', { valueFen });
    expect(inventoryTotals([dear(1_000_000_000_000_001), dear(2_000_000_000_000_002), dear(3)])).toMatchObject({ valueFen: 3_000_000_000_000_006, beyondExact: false });
    expect(inventoryTotals(Array.from({ length: 500 }, () => dear(1_000_000_000_000_000)))).toMatchObject({ valueFen: Number.MAX_SAFE_INTEGER, beyondExact: true });
  });

  it('is red far above the limit, and has no meter without one', () => {
    expect(limitMeter(2 * limitFen, limitFen).level).toBe('farOver');
    // 查扣冻规定 19 names no share: the court sets it.
    expect([limitMeter(149, 100, 1.5).level, limitMeter(151, 100, 1.5).level]).toEqual(['over', 'farOver']);
    expect(limitMeter(1, 0)).toEqual({ level: 'farOver', ratio: null, overFen: 1 });
    expect(limitMeter(5, null)).toEqual({ level: 'noLimit', ratio: null, overFen: 0 });
  });
});

describe('running labels', () => {
  it('continue, and never give a number twice though the counter was lost or items withdrawn', () => {
    expect(nextLabels('A', 0, [])).toEqual({ labels: ['A1'], lastGiven: 1 });
    expect(nextLabels('A', 7, ['A3', 'B40'], 3)).toEqual({ labels: ['A8', 'A9', 'A10'], lastGiven: 10 });
    expect(nextLabels('A', 0, ['A12', 'A2', 'garbage'])).toEqual({ labels: ['A13'], lastGiven: 13 });
    expect(nextLabels("A′", 0, ['A12'])).toEqual({ labels: ["A′1"], lastGiven: 1 });
  });
  it('are read back and sorted by tablet and number', () => {
    expect(parseLabel('AB12')).toEqual({ letter: 'AB', number: 12 });
    expect(parseLabel('A0')).toBeNull();
    expect(['B1', 'x', 'A10', 'AA1', 'A2'].sort(compareLabels)).toEqual(['A2', 'A10', 'B1', 'AA1', 'x']);
  });
});
