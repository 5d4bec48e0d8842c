import { describe, expect, it } from 'vitest';
import { areaUncertainty, m2ToMu, ringUncertainty, sideU95M, sigmaPerAxisM, statedArea, statedLength, type Corner, type Metres } from '@/domain/land';
import { parcel } from './parcel';

/** A rectangle of the given area whose sides stand 1.6 : 1, as in the Monte Carlo runs that the expected figures come from. */
function rectangle(areaM2: number): Metres[] {
  const h = Math.sqrt(areaM2 / 1.6);
  return [{ x: 0, y: 0 }, { x: 1.6 * h, y: 0 }, { x: 1.6 * h, y: h }, { x: 0, y: h }];
}
const sigma = (areaM2: number, perAxis: number) => ringUncertainty(rectangle(areaM2), [perAxis, perAxis, perAxis, perAxis]).sigmaM2;
const corners = (accuracyM: number | null, reading: Corner['reading'] = 'unknown'): Corner[] =>
  parcel.map((point, i) => ({ ...point, id: `c${i}`, order: String(i), accuracyM, reading, takenAt: '2023-06-15T03:20:00.000Z', source: 'tablet' }));

describe('[F1] independent corners', () => {
  it.each([
    [4400, 1, 98.95],
    [4400, 3.3, 326.9],
    [2000 / 3, 5, 195.8],
  ])('%d m² at σ %d m gives %d m²', (areaM2, perAxis, expected) => expect(sigma(areaM2, perAxis)).toBeCloseTo(expected, 1));

  it('agrees with 20,000 random parcels (seed 7)', () => {
    const random = mulberry(7);
    const ring = rectangle(4400);
    const areas = Array.from({ length: 20_000 }, () => shoelace(ring.map(({ x, y }) => ({ x: x + 3.3 * normal(random), y: y + 3.3 * normal(random) }))));
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    const spread = Math.sqrt(areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / areas.length);
    expect(Math.abs(spread / sigma(4400, 3.3) - 1)).toBeLessThan(0.02);
  });
});

describe('[F7] reported accuracy', () => {
  it('a radius of unknown meaning is read as 68 %: the larger σ', () => {
    expect(sigmaPerAxisM({ accuracyM: 3, reading: 'unknown' })).toBeCloseTo(1.987, 3);
    expect(sigmaPerAxisM({ accuracyM: 3, reading: 'r68' })).toBeCloseTo(1.987, 3);
    expect(sigmaPerAxisM({ accuracyM: 3, reading: 'r95' })).toBeCloseTo(1.225, 3);
  });

  it('3 m gives about ±0.6 亩 on 6.6 亩: the tablet alone does not support the figure', () => {
    const uncertainty = areaUncertainty(corners(3));
    expect(m2ToMu(uncertainty?.u95M2 ?? 0)).toBeCloseTo(0.685, 2);
  });

  it('one corner of unknown accuracy leaves the whole unknown', () => {
    expect(areaUncertainty([...corners(3).slice(1), { ...(corners(null)[0] as Corner) }])).toBeNull();
  });
});

describe('honest digits', () => {
  it.each([
    [4399.6, 385.5, '4400 ± 400', '6.6 ± 0.6'],
    [4399.6, 640, '4400 ± 700', '6.6 ± 1.0'],
    [4399.6, 1026.7, '4400 ± 1100', '6.6 ± 1.6'],
    [4396.5, 15.3, '4397 ± 16', '6.59 ± 0.03'],
    [4396.5, 0.04, '4396.5 ± 0.1', '6.59 ± 0.01'],
  ])('%d m² ± %d', (area, u95, m2, mu) => {
    const stated = statedArea(area, u95);
    const text = ({ value, u95: half, decimals }: (typeof stated)['m2']) => `${value.toFixed(decimals)} ± ${half?.toFixed(decimals)}`;
    expect([text(stated.m2), text(stated.mu)]).toEqual([m2, mu]);
  });

  it('without a known uncertainty says less', () => {
    expect(statedArea(4399.6, null)).toEqual({ m2: { value: 4400, u95: null, decimals: 0 }, mu: { value: 6.6, u95: null, decimals: 1 } });
  });

  it('a side between two corners of 3 m is not told to the decimetre', () => {
    const [from, to] = corners(3);
    if (!from || !to) throw new Error('corners');
    expect(sideU95M(from, to)).toBeCloseTo(5.51, 2);
    expect(statedLength(110.03, sideU95M(from, to))).toEqual({ value: 110, u95: 6, decimals: 0 });
    expect(statedLength(110.03, null)).toEqual({ value: 110, u95: null, decimals: 0 });
  });

  it('6.6 亩 is 4400 m² exactly', () => expect(m2ToMu(4400)).toBe(6.6));
});

function shoelace(ring: readonly Metres[]): number {
  return Math.abs(ring.reduce((sum, p, i) => sum + p.x * (ring[(i + 1) % ring.length]?.y ?? 0) - p.y * (ring[(i + 1) % ring.length]?.x ?? 0), 0)) / 2;
}
function mulberry(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
