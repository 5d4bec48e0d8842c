import { describe, expect, it } from 'vitest';
import { parseCaseNumber, type CaseNumberFault } from '@/domain/case/caseNumber';

const parsed = (text: string) => {
  const result = parseCaseNumber(text);
  if (!result.ok) throw new Error(`${text}: ${result.reason}`);
  return result.number;
};

describe('a case number by the grammar of 法〔2015〕137号', () => {
  it.each([
    ['（2024）湘0104执2187号', '湘0104', '执', 2187],
    ['（2023）青2224执86号', '青2224', '执', 86],
    ['（2025）湘1127执恢45号', '湘1127', '执恢', 45],
    ['(2018)湘01执12号', '湘01', '执', 12],
    ['(2020)湘执复244号', '湘', '执复', 244],
    ['(2021)最高法执监344号', '最高法', '执监', 344],
    ['（2024）湘0981执保1号', '湘0981', '执保', 1],
    ['（2024）鄂1125执异7号', '鄂1125', '执异', 7],
    ['（2022）内0102执协3号', '内0102', '执协', 3],
    ['（2022）兵0101执9号', '兵0101', '执', 9],
    ['（2022）军01执请2号', '军01', '执请', 2],
    ['（2020）粤73知执5号', '粤73', '执', 5],
    ['（2019）沪74执100号', '沪74', '执', 100],
  ])('%s is read', (text, courtCode, type, serial) => {
    expect(parsed(text)).toMatchObject({ style: 'current', courtCode, type, serial });
  });

  it.each(['(2024)湘0104执2187号', '〔2024〕湘0104执2187号', '[2024]湘0104执2187号', '【2024】湘0104执2187号', '2024）湘0104执2187号', '（２０２４）湘０１０４执２１８７号', ' （2024） 湘0104 执 2187 号 '])(
    '%s becomes one canonical text',
    (text) => {
      expect(parsed(text).text).toBe('（2024）湘0104执2187号');
      expect(parsed(text).key).toBe('2024湘0104执2187号');
    },
  );

  it('keeps the part of several rulings', () => {
    expect(parsed('（2024）湘0104执2187号之十一')).toMatchObject({ serial: 2187, part: '十一', special: null });
    expect(parsed('（2020）粤73知执5号').special).toBe('知');
  });

  it.each([
    ['(2012)曲中法执字第66号', '曲中法', '执', 66, null],
    ['（2009）岳执恢字第120-2号', '岳', '执恢', 120, '2'],
    ['（2012）曲中法执字第066号', '曲中法', '执', 66, null],
    ['〔2014〕长中民执字第8号', '长中民', '执', 8, null],
  ])('%s of the style before 2016 is read', (text, courtCode, type, serial, part) => {
    expect(parsed(text)).toMatchObject({ style: 'before2016', courtCode, type, serial, part });
  });

  it.each<[string, CaseNumberFault]>([
    ['', 'empty'],
    ['  　', 'empty'],
    ['湘0104执2187号', 'year'],
    ['（24）湘0104执2187号', 'year'],
    ['2024湘0104执2187号', 'year'],
    ['（2024）湘098执1号', 'courtDigits'],
    ['（2024）湘09811执1号', 'courtDigits'],
    ['（2024）最高法01执1号', 'courtDigits'],
    ['（2024）蒙0102执1号', 'court'],
    ['（2024）X0102执1号', 'court'],
    ['（2024）湘0981民初1号', 'notEnforcement'],
    ['（2024）湘0981执抗1号', 'notEnforcement'],
    ['（2024）湘0981执012号', 'leadingZero'],
    ['（2024）湘0981执0号', 'leadingZero'],
    ['（2024）湘0981执号', 'form'],
    ['（2024）湘0981执12', 'form'],
    ['（2024）湘0981执12号之1', 'form'],
    ['（2024）湘0981执1234567890号', 'form'],
    ['（2024）湘0981执1号；DROP TABLE', 'form'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseCaseNumber(text)).toEqual({ ok: false, reason });
  });

  it('a text of 100,000 characters is refused at once', () => {
    const started = performance.now();
    expect(parseCaseNumber(`（2024）湘0981执${'1'.repeat(100_000)}`).ok).toBe(false);
    expect(parseCaseNumber('执'.repeat(100_000)).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
