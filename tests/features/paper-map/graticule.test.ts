import { describe, expect, it } from 'vitest';
import { gridLabel, gridLines, gridStepDeg } from '@/features/paper-map/graticule';

describe('the grid on paper', () => {
  it('has round steps that keep lines apart at any zoom', () => {
    for (let degreesPerPixel = 1e-8; degreesPerPixel < 0.2; degreesPerPixel *= 1.7) {
      const gapPx = gridStepDeg(degreesPerPixel) / degreesPerPixel;
      expect(gapPx).toBeGreaterThanOrEqual(90);
    }
  });
  it('draws the multiples within the span, exactly', () => expect(gridLines(39.455, 39.481, 0.01)).toEqual([39.46, 39.47, 39.48]));
  it('draws none where nothing falls or nothing makes sense', () => {
    expect(gridLines(39.4601, 39.4699, 0.01)).toEqual([]);
    expect(gridLines(-180, 180, 0.0001)).toEqual([]);
  });
  it('labels with the decimals that the step needs', () => {
    expect(gridLabel(75.99, 0.01, ['E', 'W'])).toBe('75.99°E');
    expect(gridLabel(-0.005, 0.005, ['N', 'S'])).toBe('0.005°S');
    expect(gridLabel(40, 10, ['N', 'S'])).toBe('40°N');
  });
});
