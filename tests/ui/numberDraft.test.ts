import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padKeys, pressKey, readNumber, unreadBecause, writeNumber, fits, type NumberKind, type PadKey } from '@/ui/field/numberDraft';

const press = (keys: string, kind: NumberKind, decimals = 2) =>
  [...keys].reduce((draft, key) => pressKey(draft, key as PadKey, kind, decimals), '');

describe('writing numbers with the big keys', () => {
  it('a whole number takes no point', () => {
    expect(press('38.420', 'integer')).toBe('38420');
  });
  it('a leading zero goes when a digit follows, and stays before a point', () => {
    expect(press('007', 'integer')).toBe('7');
    expect(press('0.05', 'money')).toBe('0.05');
    expect(press('.5', 'money')).toBe('0.5');
  });
  it('money ends at 分', () => {
    expect(press('12.345', 'money')).toBe('12.34');
  });
  it('one point only', () => {
    expect(press('1.2.3', 'decimal')).toBe('1.23');
  });
  it('万 multiplies by ten thousand, also behind a point', () => {
    expect(press('28万', 'money')).toBe('280000');
    expect(press('3.5万', 'money')).toBe('35000');
    expect(press('0.25万', 'money')).toBe('2500');
    expect(press('万', 'money')).toBe('');
  });
  it('what would be too large is not taken', () => {
    expect(press('9'.repeat(20), 'money')).toHaveLength(13);
    expect(press('999999999999万', 'money')).toBe('999999999999');
  });
  it('whatever is pressed can always be gone on from', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...padKeys), { maxLength: 40 }), fc.constantFrom<NumberKind>('integer', 'decimal', 'money'), (keys, kind) => {
        const draft = keys.reduce((text, key) => pressKey(text, key, kind, 3), '');
        expect(fits(draft, kind === 'integer' ? 0 : kind === 'money' ? 2 : 3)).toBe(true);
      }),
    );
  });
});

describe('reading what was written', () => {
  it('money becomes 分 without a float on the way', () => {
    expect(readNumber('280000', 'money', 2)).toBe(28_000_000);
    expect(readNumber('1.1', 'money', 2)).toBe(110);
    expect(readNumber('8.29', 'money', 2)).toBe(829);
    expect(readNumber('0.07', 'money', 2)).toBe(7);
  });
  it('separators, full-width digits and the sign of the yuan are understood', () => {
    expect(readNumber('¥ 3,360,000', 'money', 2)).toBe(336_000_000);
    expect(readNumber('３８４２０', 'integer', 0)).toBe(38_420);
  });
  it('nothing, words, and what is below zero are no value', () => {
    for (const written of ['', ' ', '.', '约三万', '-5', '1e5', '12.345']) expect(readNumber(written, 'money', 2)).toBeNull();
  });

  it('what is below zero or longer than any number is told apart from what is none', () => {
    for (const written of ['-5', '－３', '−0.5', '-12345678901234567']) expect(unreadBecause(written)).toBe('negative');
    for (const written of ['123456789012345', '99,999,999,999,999.5']) expect(unreadBecause(written)).toBe('tooLong');
    for (const written of ['', '-', '三百', '1e5', '12.345', '5-3']) expect(unreadBecause(written)).toBeNull();
  });
  it('writing and reading money gives the same 分 back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (fen) => {
        expect(readNumber(writeNumber(fen, 'money', 2), 'money', 2)).toBe(fen);
      }),
    );
  });
});
