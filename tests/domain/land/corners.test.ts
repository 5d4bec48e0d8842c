import { expect, it } from 'vitest';
import { cornersOf, frameOf, localFrame, sideLengthsM, suspiciousCorners } from '@/domain/land';
import type { Json } from '@/domain/journal';
import { parcel } from './parcel';

const leaf = (value: Json) => [{ entry: 'e1', value }];
const fix = { order: '2', lat: 37.231, lon: 100.412, accuracyM: 3, reading: 'unknown', takenAt: '2023-06-15T03:20:00.000Z', source: 'tablet' };

it('corners come in their order, with their provenance; removed and senseless ones are passed over', () => {
  const corners = cornersOf({
    paths: {
      'corner/b': leaf(fix),
      'corner/a': leaf({ ...fix, order: '1', accuracyM: 0, source: 'tapped' }),
      'corner/gone': leaf(null),
      'corner/odd': leaf({ lat: 'north' }),
      name: leaf('地'),
    },
  });
  expect(corners.map(({ id, accuracyM, source }) => [id, accuracyM, source])).toEqual([
    ['a', null, 'tapped'],
    ['b', 3, 'tablet'],
  ]);
});

it('local metres agree with the geodesic to a millimetre over the parcel', () => {
  const frame = frameOf(parcel);
  const flat = parcel.map((point) => frame.toMetres(point));
  sideLengthsM(parcel).forEach((side, i) => {
    const [from, to] = [flat[i], flat[(i + 1) % flat.length]];
    expect(Math.hypot((to?.x ?? 0) - (from?.x ?? 0), (to?.y ?? 0) - (from?.y ?? 0))).toBeCloseTo(side, 3);
  });
});

it('local metres go there and back, across the date line too', () => {
  const frame = localFrame({ lat: 10, lon: 179.9999 });
  expect(frame.toMetres({ lat: 10, lon: -179.9999 }).x).toBeCloseTo(21.93, 1);
  const point = localFrame({ lat: 37.231, lon: 100.412 }).toPoint({ x: 110, y: -40 });
  expect(localFrame({ lat: 37.231, lon: 100.412 }).toMetres(point)).toEqual({ x: expect.closeTo(110, 6), y: expect.closeTo(-40, 6) });
});

it('a corner of a map app, 500 m off, is doubted; one on the spot is not', () => {
  const shifted = { lat: 37.2335, lon: 100.4165 };
  expect(suspiciousCorners([...parcel, shifted], { lat: 37.2312, lon: 100.4125 }).map(({ corner }) => corner)).toEqual([shifted]);
  expect(suspiciousCorners([shifted], null)).toEqual([]);
});
