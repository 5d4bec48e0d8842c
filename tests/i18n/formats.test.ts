import { describe, expect, it } from 'vitest';
import { createFormats } from '@/i18n';

const zh = createFormats('zh-CN');
const en = createFormats('en');

describe('figures and times a person reads', () => {
  it('times are those of Asia/Shanghai wherever the tablet is', () => {
    expect(zh.time('2024-12-02T22:40:00.000Z')).toBe('06:40');
    expect(zh.date('2024-12-02T22:40:00.000Z')).toBe('2024/12/03');
    expect(zh.longDate('2024-12-02T22:40:00.000Z')).toBe('2024年12月3日');
    expect(zh.time('2024-12-02T16:00:00.000Z')).toBe('00:00');
    expect(en.time('2024-12-02T22:40:00.000Z')).toBe('06:40');
  });

  it('money is grouped by thousands, 分 only where there are any', () => {
    expect(zh.money(336_000_000)).toBe('¥ 3,360,000');
    expect(zh.money(390_100_050)).toBe('¥ 3,901,000.50');
    expect(zh.money(7)).toBe('¥ 0.07');
    expect(zh.money(-500)).toBe('−¥ 5');
    expect(en.money(336_000_000)).toBe('¥ 3,360,000');
  });

  it('money keeps its 分 up to the largest amount a field takes', () => {
    expect(zh.money(999_999_999_999_999)).toBe('¥ 9,999,999,999,999.99');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [14_200_000, '14.2 MB'],
    [412_000_000, '412 MB'],
    [999_950_000, '1 GB'],
    [1_540_000_000, '1.5 GB'],
  ])('%i bytes', (bytes, text) => {
    expect(zh.bytes(bytes)).toBe(text);
  });

  it('an area in m² and 亩', () => {
    expect(zh.areaM2(4399.6)).toBe('4,399.6 m²');
    expect(zh.muOf(4399.6)).toBe('6.6');
    expect(zh.muOf(2000 / 3)).toBe('1');
  });

  it('a duration says its two largest units', () => {
    const units = (ms: number) => zh.duration(ms).map(({ unit, count }) => `${count} ${unit}`).join(' ');
    expect(units(11_520_000)).toBe('3 hour 12 minute');
    expect(units(45_000)).toBe('45 second');
    expect(units(90_000)).toBe('1 minute 30 second');
    expect(units(7_200_000)).toBe('2 hour');
    expect(units(0)).toBe('0 second');
    expect(units(90_000_000)).toBe('1 day 1 hour');
  });

  it('a share in percent', () => {
    expect(zh.percent(0.8613)).toBe('86%');
    expect(zh.percent(0.004)).toBe('0.4%');
  });
});
