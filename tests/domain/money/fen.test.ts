import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatFen, MAX_FEN, parseFen, type FenFault } from '@/domain/money/fen';

describe('an amount in 元 as people write it', () => {
  it.each([
    ['3860000', 386_000_000],
    ['3,860,000.00', 386_000_000],
    ['3，860，000', 386_000_000],
    ['¥386万', 386_000_000],
    ['386万元', 386_000_000],
    ['1.98亿元', 19_800_000_000],
    ['59748.04', 5_974_804],
    ['人民币 50 元', 5_000],
    ['0', 0],
    ['0.10', 10],
    ['12.340000', 1_234],
    ['007', 700],
  ])('%s is %i 分', (text, fen) => expect(parseFen(text)).toEqual({ ok: true, fen }));

  it.each<[string, FenFault]>([
    ['', 'empty'],
    ['-1', 'negative'],
    ['-0', 'negative'],
    ['12.345', 'tooPrecise'],
    ['1.0000001万', 'tooPrecise'],
    ['1e9', 'notNumber'],
    ['约40万', 'notNumber'],
    ['1,23', 'notNumber'],
    ['NaN', 'notNumber'],
    ['10000000000000.01', 'tooLarge'],
    ['9'.repeat(100_000), 'tooLarge'],
  ])('%.20s is refused: %s', (text, reason) => expect(parseFen(text)).toEqual({ ok: false, reason }));

  it('what is written can be read back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: MAX_FEN }), (fen) => { expect(parseFen(formatFen(fen))).toEqual({ ok: true, fen }); }));
  });

  it('is written with its 角 and 分, and a part of a 分 is refused', () => {
    expect(formatFen(5_974_804)).toBe('59,748.04');
    expect(formatFen(-5)).toBe('-0.05');
    expect(() => formatFen(0.5)).toThrow(RangeError);
  });
});
