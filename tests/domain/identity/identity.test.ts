import { describe, expect, it } from 'vitest';
import { ageOn, birthDayOf, creditCodeDoubt, identityNumberDoubt, sexOf } from '@/domain/identity';

describe('a resident identity number', () => {
  it.each(['43000019850101001X', '630000196203150020', '34000019780909003X', ' 430000 19850101 001x '])('%s agrees with its check digit', (number) => expect(identityNumberDoubt(number)).toBeNull());
  it.each([
    ['430000198501010011', 'checkDigit'],
    ['630000196203150021', 'checkDigit'],
    ['630000196203510020', 'birthDate'],
    ['630000196202300020', 'birthDate'],
    ['63000019620315002', 'length'],
    ['630000620315002', 'length'],
    ['6300001962031500X0', 'characters'],
    ['63O000196203150020', 'characters'],
    ['', 'length'],
  ])('%s is doubted: %s', (number, doubt) => expect(identityNumberDoubt(number)).toBe(doubt));

  it('any one digit that is wrong is noticed, and any two neighbours that are swapped', () => {
    const number = '630000196203150020';
    for (let at = 0; at < 18; at += 1) {
      for (const digit of '0123456789') if (digit !== number[at]) expect([at, digit, identityNumberDoubt(number.slice(0, at) + digit + number.slice(at + 1))]).not.toEqual([at, digit, null]);
      const swapped = number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2);
      if (swapped !== number && swapped.length === 18) expect(identityNumberDoubt(swapped)).not.toBeNull();
    }
  });

  it('tells the day of birth, the age on a day and the sex, and nothing where it cannot', () => {
    expect(birthDayOf('630000196203150020')).toBe('1962-03-15');
    expect(ageOn('630000196203150020', '2024-03-14')).toBe(61);
    expect(ageOn('630000196203150020', '2024-03-15')).toBe(62);
    expect(ageOn('630000196203150020', '1950-01-01')).toBeNull();
    expect([sexOf('630000196203150020'), sexOf('43000019850101001X'), sexOf('x')]).toEqual(['female', 'male', null]);
    expect(birthDayOf('630000196202300020')).toBeNull();
  });
});

describe('a unified social credit code', () => {
  it.each(['91430000MA0TE5T0XY', '91430000 ma0te5t0xy'])('%s agrees with its check character', (code) => expect(creditCodeDoubt(code)).toBeNull());
  it.each([
    ['91430000MA0TE5T0XX', 'checkDigit'],
    ['91430000MA0TE5T0X', 'length'],
    ['91430000MA0TE5I0XY', 'characters'],
    ['91430000MA0TE5S0XY', 'characters'],
    ['9143A000MA0TE5T0XY', 'characters'],
    ['', 'length'],
  ])('%s is doubted: %s', (code, doubt) => expect(creditCodeDoubt(code)).toBe(doubt));
  it('any one character that is wrong is noticed', () => {
    const code = '91430000MA0TE5T0XY';
    for (let at = 0; at < 18; at += 1) for (const char of '0123456789ABCDEFGHJKLMNPQRTUWXY') if (char !== code[at]) expect(creditCodeDoubt(code.slice(0, at) + char + code.slice(at + 1))).not.toBeNull();
  });
});
