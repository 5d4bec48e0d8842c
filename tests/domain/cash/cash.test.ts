import { describe, expect, it } from 'vitest';
import { cashLacks, handIn, readCashSheet } from '@/domain/cash';
import { handoversOf } from '@/domain/handover';
import type { Json } from '@/domain/journal';
import { capitals } from '@/domain/money/capitals';
import { aDocument } from '@tests/builders/foldedDocument';

/** Scenario D: 100 × 230 and 50 × 12 found, 3,600 left for a living, 20,000 taken; return and hand-in on 2025-07-11. */
const found: Record<string, Json> = {
  'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, 'denomination/10000': 230, 'denomination/5000': 12,
  livingCost: { fen: 360_000, reason: '一家三口当月生活必需', by: '黄某' },
  cash: { countedBy: ['t1', 't2'], receiptNo: '收0711-02', receiptAt: '2025-07-10T00:20:00.000Z', returnDay: '2025-07-11', handedInAt: '2025-07-11T09:20:00.000Z', handedInTo: '财务科 蒋某', lateReason: null },
};
const sheet = (change: Record<string, Json> = {}) => readCashSheet(aDocument('item', 'cash-1', { ...found, ...change }));
const cash = (change: Record<string, Json>) => sheet({ cash: { ...(found['cash'] as Record<string, Json>), ...change } });
const now = '2025-07-11T10:00:00.000Z';

describe('the cash of scenario D', () => {
  it('found 23,600, left 3,600, taken 20,000 in figures and capitals, and nothing is missing', () => {
    expect(sheet()).toMatchObject({ foundFen: 2_360_000, left: { fen: 360_000 }, takenFen: 2_000_000, amountFen: 2_000_000 });
    expect([capitals(2_360_000), capitals(2_000_000)]).toEqual(['贰万叁仟陆佰元整', '贰万元整']);
    expect(cashLacks(sheet(), now)).toEqual([]);
  });
  it.each<[string, Record<string, Json>, string]>([
    ['nothing counted', { 'denomination/10000': null, 'denomination/5000': null }, 'denominations'],
    ['one note too many', { 'denomination/10000': 231 }, 'difference'],
    ['more left than found', { livingCost: { fen: 9_000_000, reason: 'x' } }, 'leftMoreThanFound'],
    ['left without a word why', { livingCost: { fen: 360_000 } }, 'leftReason'],
  ])('%s is told', (_, change, lack) => expect(cashLacks(sheet(change), now)).toContain(lack));
  it.each<[string, Record<string, Json>, string[]]>([
    ['one officer, or one twice', { countedBy: ['t1', 't1'] }, ['officers']],
    ['no receipt', { receiptNo: '' }, ['receipt']],
    ['no day of return', { returnDay: '11 July' }, ['returnDay']],
    ['a day later without a reason', { handedInAt: '2025-07-12T01:00:00.000Z' }, ['lateReason']],
    ['a day later with one', { handedInAt: '2025-07-12T01:00:00.000Z', lateReason: '财务已下班' }, []],
    ['two days later, whatever the reason', { handedInAt: '2025-07-13T01:00:00.000Z', lateReason: '财务已下班' }, ['late']],
  ])('%s', (_, change, lacks) => expect(cashLacks(cash(change), now)).toEqual(lacks));
});

it('given to finance after its list was frozen it is handed in all the same, by a hand-over of its own', () => {
  const open = aDocument('item', 'cash-1', { ...found, cash: { ...(found['cash'] as Record<string, Json>), handedInAt: null, handedInTo: null } });
  const given = (paths: Record<string, Json>) => handoversOf([aDocument('handover', 'h', { what: 'cash', items: ['cash-1'], from: { name: '黄某', role: 'court' }, to: { name: '财务科 蒋某', role: 'finance' }, at: '2025-07-12T01:00:00.000Z', result: 'taken', ...paths })]);
  expect(cashLacks(readCashSheet(open, given({})), now)).toEqual(['lateReason']);
  expect(handIn(readCashSheet(open, given({ note: '回程道路中断' })).handling, now)).toMatchObject({ is: 'handedIn', by: 'extraDay', needsReason: false });
  expect(handIn(readCashSheet(open, given({ result: 'refused' })).handling, now).is).toBe('dueToday');
  expect(handIn(readCashSheet(open, given({ items: ['cash-2'] })).handling, now).is).toBe('dueToday');
});

describe('the hand-in clock', () => {
  const at = (instant: string, change: Record<string, Json> = {}) => handIn(cash({ handedInAt: null, ...change }).handling, instant);
  it('runs to the end of the day of return in China, wherever that is in UTC', () => {
    expect(at('2025-07-10T15:59:00.000Z').is).toBe('waiting');
    expect(at('2025-07-10T16:00:00.000Z')).toMatchObject({ is: 'dueToday', dueDay: '2025-07-11', lastDay: '2025-07-12' });
    expect(at('2025-07-11T16:00:00.000Z')).toMatchObject({ is: 'extraDay', needsReason: true });
    expect(at('2025-07-11T16:00:00.000Z', { lateReason: '道路中断' })).toMatchObject({ is: 'extraDay', needsReason: false });
    expect(at('2025-07-12T16:00:00.000Z').is).toBe('overdue');
  });
  it('without a day of return does not run', () => expect(handIn(null, now)).toEqual({ is: 'noDay' }));
});
