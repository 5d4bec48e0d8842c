import geodesic from 'geographiclib-geodesic';
import type { Point } from './corner';
import { crossingSides } from './crossingSides';

/** Which surface and which routine a stated area is on: written beside every figure (domain.md §6). */
export const AREA_METHOD = 'WGS84 ellipsoid, geographiclib-geodesic 2.2';

export interface RingMeasure {
  /** Counter-clockwise is positive. Square metres on the ellipsoid, at height 0. */
  readonly signedAreaM2: number;
  readonly perimeterM: number;
}

/** Area and perimeter of the closed ring of geodesics through the points (Karney 2013); 0 for fewer than three points' area. */
export function measureRing(points: readonly Point[]): RingMeasure {
  const polygon = geodesic.Geodesic.WGS84.Polygon(false);
  for (const { lat, lon } of points) polygon.AddPoint(lat, lon);
  const { area, perimeter } = polygon.Compute(false, true);
  return { signedAreaM2: area ?? 0, perimeterM: perimeter };
}

export type AreaOfRecord =
  | { readonly ok: true; readonly areaM2: number; readonly perimeterM: number; readonly sidesM: readonly number[] }
  | { readonly ok: false; readonly reason: 'tooFewCorners' }
  /** Sides that cross: the figure has no area until the order is put right. Each pair names sides by their first corner. */
  | { readonly ok: false; readonly reason: 'crossing'; readonly sides: readonly (readonly [number, number])[] };

/** The area of record (m², horizontal, on the ellipsoid), or why there is none. */
export function areaOfRecord(corners: readonly Point[]): AreaOfRecord {
  if (corners.length < 3) return { ok: false, reason: 'tooFewCorners' };
  const sides = crossingSides(corners);
  if (sides.length > 0) return { ok: false, reason: 'crossing', sides };
  const { signedAreaM2, perimeterM } = measureRing(corners);
  return { ok: true, areaM2: Math.abs(signedAreaM2), perimeterM, sidesM: sideLengthsM(corners) };
}

/** Geodesic length of every side, the closing one last. */
export const sideLengthsM = (corners: readonly Point[]): number[] =>
  corners.map((from, i) => distanceM(from, corners[(i + 1) % corners.length] ?? from));

/** Geodesic distance of two points in metres. */
export const distanceM = (from: Point, to: Point): number => geodesic.Geodesic.WGS84.Inverse(from.lat, from.lon, to.lat, to.lon).s12 ?? 0;
