import { describe, expect, it } from 'vitest';
import type { Json } from '@/domain/journal';
import { canonicalSeal, closes, isIn, nextStrip, numbersOf, readSeals, sealDoubts, sealLeaf, spanOf, stripsOf, type SealedThing, type SealRange } from '@/domain/seals';
import { aDocument } from '@tests/builders/foldedDocument';

const range = (first: string, last: string): SealRange => ({ id: first, first, last, takenBy: '张某', issuedAt: '2024-08-16T02:00:00.000Z' });
const ours = range('K2024-000101', 'K2024-000125');
const thing = (label: string, ...seals: Json[]): SealedThing & { document: ReturnType<typeof aDocument> } => {
  const document = aDocument('item', label, Object.fromEntries(seals.map((seal, i) => [`seal/s${i}`, seal])));
  return { label, withdrawn: false, seals: readSeals(document), document };
};
const strip = (number: string, more: Record<string, Json> = {}) => ({ number, position: null, order: 1, ...more });
const none = new Set<string>();

describe('a range of strips', () => {
  it('is 25 numbers from the first to the last', () => {
    expect(numbersOf(ours)).toHaveLength(25);
    expect(numbersOf(ours).at(-1)).toBe('K2024-000125');
    expect([isIn(ours, 'k2024-000125'), isIn(ours, 'K2024-000126'), isIn(ours, 'K2024-0000101'), isIn(ours, 'T2024-000101')]).toEqual([true, false, false, false]);
  });
  it.each([
    ['K2024-000125', 'K2024-000101', 'reversed'],
    ['K2024-000101', 'T2024-000125', 'unlike'],
    ['K2024-000101', 'K2024-0000125', 'unlike'],
    ['K', 'K2', 'notANumber'],
    ['K000000', 'K999999', 'tooMany'],
  ])('%s to %s is none: %s', (first, last, fault) => expect(spanOf(first, last)).toEqual({ ok: false, fault }));
});

describe('the strips of scenario A', () => {
  const truck7 = thing('A7', strip('K2024-000113', { state: 'void', reason: '大风吹破' }), strip('K2024-000125', { order: 2, replaces: 's0', photo: 'a'.repeat(64) }), strip('K2024-000114', { order: 3 }));
  const truck1 = thing('A1', strip('K2024-000101', { position: '左前门' }));
  const elsewhere = new Set(['K2024-000110']);

  it('are used, void, used in another case, or on board', () => {
    const strips = new Map(stripsOf(ours, [truck1, truck7], elsewhere).map((each) => [each.number, each]));
    expect(['101', '102', '110', '113', '125'].map((tail) => strips.get(`K2024-000${tail}`)?.state)).toEqual(['affixed', 'onBoard', 'elsewhere', 'void', 'affixed']);
    expect(strips.get('K2024-000113')?.items).toEqual(['A7']);
  });
  it('read back with what they replace and their pictures; the void one closes nothing', () => {
    expect(truck7.seals.map(closes)).toEqual([false, true, true]);
    expect(truck7.seals[1]).toMatchObject({ replaces: 's0', photo: 'a'.repeat(64), closePhoto: null });
  });
  it('keep what a newer version wrote into a leaf', () => {
    const later = thing('A2', strip('K2024-000102', { device: 'E-9' }));
    expect(sealLeaf(later.document, later.seals[0]!, { state: 'torn' })).toMatchObject({ number: 'K2024-000102', device: 'E-9', state: 'torn' });
  });
  it('a number on two things, and one of no range of this tablet, are told', () => {
    const doubts = sealDoubts([truck1, thing('A3', strip('k2024-000101')), thing('A4', strip('G2019-77'))], [ours], none);
    expect([...sealDoubts([truck1], [ours], new Set(['K2024-000101']))]).toEqual([['K2024-000101', ['reused']]]);
    expect([...doubts]).toEqual([['K2024-000101', ['reused']], ['G2019-77', ['outsideRange']]]);
    expect(sealDoubts([thing('A4', strip('G2019-77'))], [], none)).toEqual(new Map());
  });
  it('what is no strip is left out', () => expect(readSeals(aDocument('item', 'x', { 'seal/a': 'K1', 'seal/b': { number: 7 }, 'seal/c': { number: '' } }))).toEqual([]));
});

describe('the next strip', () => {
  it('is the first on board behind the last one used', () => expect(nextStrip([ours], 'K2024-000103', new Set(['K2024-000104']))).toBe('K2024-000105'));
  it('goes back to what was left out before the end of the range', () => expect(nextStrip([ours], 'K2024-000125', new Set(['K2024-000125', 'K2024-000101']))).toBe('K2024-000102'));
  it('is of the next range when one is used up', () => expect(nextStrip([range('K1', 'K2'), ours], 'K2', new Set(['K1', 'K2']))).toBe('K2024-000101'));
  it('is of our range also when the last one was a foreign strip', () => expect(nextStrip([ours], 'G2019-77', none)).toBe('K2024-000101'));
  it('is none when all are used', () => expect(nextStrip([range('K1', 'K2')], null, new Set(['K1', 'K2']))).toBeNull());
  it('without a range counts on from the last', () => expect(nextStrip([], 'K101', new Set(['K101']))).toBe('K102'));
  it('reads a range written small', () => expect(nextStrip([range('k1', 'k2')], null, none)).toBe(canonicalSeal('k1')));
});
