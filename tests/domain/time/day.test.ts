import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay, shanghaiDay } from '@/domain/time/day';

describe('calendar days', () => {
  it.each(['2024-02-29', '1999-12-31'])('%s exists', (day) => expect(isDay(day)).toBe(true));
  it.each(['2023-02-29', '2024-13-01', '2024-1-1', '0024-01-01', '2024-01-32', ''])('%s does not', (day) => expect(isDay(day)).toBe(false));
  it('counts days without the first', () => expect(daysBetween('2024-01-20', '2024-08-17')).toBe(210));
  it('adds days over the end of a year', () => expect(addDays('2024-12-30', 3)).toBe('2025-01-02'));
  it('knows the day in China', () => {
    expect(shanghaiDay('2024-08-16T22:40:00Z')).toBe('2024-08-17');
    expect(shanghaiDay('2024-08-16T15:59:59Z')).toBe('2024-08-16');
  });
});
