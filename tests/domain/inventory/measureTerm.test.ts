import { describe, expect, it } from 'vitest';
import { categories, findCategory } from '@/domain/inventory/categories/registry';
import { itemView } from '@/domain/inventory/itemView';
import { clocksOf, longestEnd, proposedEnd, termDoubt, termState } from '@/domain/inventory/measureTerm';
import type { Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

const term = (from: string | null, to: string | null) => ({ from, to, ruling: null });

describe('how long a measure may run', () => {
  it.each([
    ['2024-08-17', 'movable', '2026-08-17', '2026-08-16'],
    ['2024-03-15', 'movable', '2026-03-15', '2026-03-14'],
    ['2024-03-15', 'deposit', '2025-03-15', '2025-03-14'],
    ['2024-03-15', 'realEstate', '2027-03-15', '2027-03-14'],
    ['2024-03-15', 'right', '2027-03-15', '2027-03-14'],
    ['2024-02-29', 'deposit', '2025-02-28', '2025-02-27'],
    ['2024-01-01', 'deposit', '2025-01-01', '2024-12-31'],
  ] as const)('from %s for a %s: at the longest until %s, proposed until %s', (from, property, longest, proposed) => {
    expect(longestEnd(from, property)).toBe(longest);
    expect(proposedEnd(from, property)).toBe(proposed);
    expect(termDoubt(term(from, proposed), property)).toBeNull();
    expect(termDoubt(term(from, longest), property)).toBeNull();
  });

  it('more than the longest, and an end before the beginning, are doubted; what is unknown is not', () => {
    expect(termDoubt(term('2024-08-17', '2026-08-18'), 'movable')).toBe('tooLong');
    expect(termDoubt(term('2024-08-17', '2026-08-18'), 'realEstate')).toBeNull();
    expect(termDoubt(term('2024-08-17', '2024-08-16'), 'movable')).toBe('reversed');
    expect(termDoubt(term(null, '2024-08-16'), 'movable')).toBeNull();
    expect(proposedEnd('2024-02-30', 'movable')).toBeNull();
  });

  it('a vehicle has two clocks, an account one in the register, a machine one of its own', () => {
    const of = (id: string) => clocksOf(findCategory(id) ?? expect.fail(id));
    expect([of('vehicle'), of('realEstate'), of('deposit'), of('rights'), of('machinery'), of('livestock')]).toEqual([['physical', 'registered'], ['physical', 'registered'], ['registered'], ['registered'], ['physical'], ['physical']]);
    for (const category of categories) expect(clocksOf(category).length).toBeGreaterThan(0);
  });

  it('tells how much is left, and louder the less it is', () => {
    const state = (today: string) => termState(term('2024-08-17', '2026-08-16'), today);
    expect(state('2024-08-17')).toEqual({ days: 729, daysLeft: 729, spent: 0, level: 'ok' });
    expect([state('2026-06-17')?.level, state('2026-06-16')?.level]).toEqual(['soon', 'ok']);
    expect(state('2026-08-09')).toMatchObject({ daysLeft: 7, level: 'urgent' });
    expect(state('2026-08-16')).toMatchObject({ daysLeft: 0, level: 'urgent', spent: 1 });
    expect(state('2026-08-17')).toMatchObject({ daysLeft: -1, level: 'over', spent: 1 });
    expect(state('2024-01-01')?.spent).toBe(0);
    expect(termState(term('2024-08-17', null), '2024-08-17')).toBeNull();
    expect(termState(term('2024-08-17', '2024-08-17'), '2024-08-17')).toMatchObject({ days: 1, daysLeft: 0 });
  });
});

describe('an item is doubted', () => {
  const codes = (paths: Record<string, Json>, category = 'vehicle') => itemView(aDocument('item', 'i', { category, ...paths })).findings.filter(({ level }) => level === 'warn').map(({ code, key }) => `${code} ${key}`);
  it('whose term is too long for its kind', () => {
    expect(codes({ 'term/registered': { from: '2024-08-17', to: '2027-08-16' } })).toEqual(['termTooLong term/registered']);
    expect(codes({ 'term/registered': { from: '2024-08-17', to: '2027-08-16' } }, 'realEstate')).toEqual([]);
    expect(codes({ 'term/physical': { from: '2024-08-17', to: '2023-08-16' } })).toEqual(['termReversed term/physical']);
  });
  it('that bears another court’s seal and is not queued, or is queued behind nobody', () => {
    expect(codes({ measure: 'impoundment', otherSeal: { court: '某法院' } })).toEqual(['otherSeal measure']);
    expect(codes({ measure: 'standbySealing', otherSeal: { court: '某法院' } })).toEqual([]);
    expect(codes({ measure: 'standbySealing' })).toEqual(['standbyOfWhom otherSeal']);
  });
  it('that is used on without a scope, or by another than the debtor', () => {
    expect(codes({ measure: 'liveSealing' })).toEqual(['liveScope custodian']);
    expect(codes({ measure: 'liveSealing', custodian: { name: '某', kind: 'thirdParty', useScope: '厂内' } })).toEqual(['useByOther custodian']);
    expect(codes({ measure: 'liveSealing', custodian: { name: '某', kind: 'debtor', useScope: '厂内' } })).toEqual([]);
  });
  it('that spoils and has no day by which it is handled', () => {
    expect(codes({ measure: 'impoundment' }, 'produce')).toEqual(['handleBy handleBy']);
    expect(codes({ measure: 'impoundment', handleBy: '2024-08-20' }, 'produce')).toEqual([]);
  });
  it('of which the log tells more deaths than there were', () => {
    expect(codes({ quantity: 3, 'log/a': { is: 'died', count: 4, order: 1 } }, 'livestock')).toEqual(['logBelowNothing log']);
    expect(codes({ quantity: 3, 'log/a': { is: 'died', count: 4, order: 1 }, 'log/b': { is: 'born', count: 1, order: 2 } }, 'livestock')).toEqual([]);
  });
});
