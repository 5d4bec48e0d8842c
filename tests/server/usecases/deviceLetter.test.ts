import { expect, it } from 'vitest';
import { deviceLetter } from '@/server/usecases/enrolling/deviceLetter';

it('letters tablets A … Z, AA … ZZ, AAA, each once', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(deviceLetter)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(new Set(Array.from({ length: 5_000 }, (_, index) => deviceLetter(index))).size).toBe(5_000);
});
