import { describe, expect, it } from 'vitest';
import geodesic from 'geographiclib-geodesic';
import { areaOfRecord, distanceM, measureRing } from '@/domain/land';
import planimeter from '@tests/fixtures/geographiclib/planimeter-tests.json';
import { parcel, noisyParcel } from './parcel';

interface Published {
  name: string;
  points: [number, number][];
  area: number;
  atol: number;
  perimeter?: number;
  ptol?: number;
}

describe('published polygon values of GeographicLib', () => {
  it.each(planimeter.cases as unknown as Published[])('$name', ({ points, area, atol, perimeter, ptol }) => {
    const ring = measureRing(points.map(([lat, lon]) => ({ lat, lon })));
    expect(Math.abs(ring.signedAreaM2 - area)).toBeLessThanOrEqual(atol);
    if (perimeter !== undefined && ptol !== undefined) expect(Math.abs(ring.perimeterM - perimeter)).toBeLessThanOrEqual(ptol);
  });

  it('Planimeter29: a square kilometre walked by edges', () => {
    const { start, edges, area, atol } = planimeter.edgeCase;
    const corners = [{ lat: start[0] ?? 0, lon: start[1] ?? 0 }];
    for (const [azimuth, length] of edges as [number, number][]) {
      const from = corners.at(-1) ?? { lat: 0, lon: 0 };
      const to = geodesic.Geodesic.WGS84.Direct(from.lat, from.lon, azimuth, length);
      corners.push({ lat: to.lat2 ?? NaN, lon: to.lon2 ?? NaN });
    }
    expect(Math.abs(Math.abs(measureRing(corners).signedAreaM2) - area)).toBeLessThanOrEqual(atol);
  });
});

describe('the parcel of 6.6 亩', () => {
  it('measures 4399.6 m² with sides of 110 and 40 m', () => {
    const area = areaOfRecord(parcel);
    if (!area.ok) throw new Error(area.reason);
    expect(area.areaM2.toFixed(1)).toBe('4399.6');
    expect(area.sidesM.map((side) => side.toFixed(1))).toEqual(['110.0', '40.0', '110.0', '40.0']);
    expect(area.perimeterM).toBeCloseTo(area.sidesM.reduce((sum, side) => sum + side, 0), 6);
  });

  it('measures 4394.4 m² by the noisy corners of the site visit', () => {
    const area = areaOfRecord(noisyParcel);
    expect(area.ok && area.areaM2.toFixed(1)).toBe('4394.4');
  });

  it('is the same whichever way round it is walked', () => {
    const there = areaOfRecord(parcel);
    const back = areaOfRecord([...parcel].reverse());
    expect(there.ok && back.ok && Math.abs(there.areaM2 - back.areaM2)).toBeLessThan(1e-6);
  });
});

describe('what has no area', () => {
  it('two corners', () => expect(areaOfRecord(parcel.slice(0, 2))).toEqual({ ok: false, reason: 'tooFewCorners' }));

  it('corners joined in the wrong order: the crossing sides are named', () => {
    const [a, b, c, d] = parcel;
    if (!a || !b || !c || !d) throw new Error('four corners');
    expect(areaOfRecord([a, c, b, d])).toEqual({ ok: false, reason: 'crossing', sides: [[0, 2]] });
  });

  it('a corner that lies on another side', () => {
    const square = [0, 1, 2, 3].map((i) => ({ lat: i === 0 || i === 1 ? 0 : 0.001, lon: i === 1 || i === 2 ? 0.001 : 0 }));
    expect(areaOfRecord([...square, { lat: 0, lon: 0.0005 }]).ok).toBe(false);
    expect(areaOfRecord(square).ok).toBe(true);
  });
});

it('a distance is the geodesic one', () => {
  expect(distanceM({ lat: 40.64, lon: -73.78 }, { lat: 1.36, lon: 103.99 })).toBeCloseTo(15_347_512.94, 1);
});
