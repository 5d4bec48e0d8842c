import type { Point } from './corner';

const A = 6_378_137;
const E2 = 0.00669437999014;
const RADIANS = Math.PI / 180;

/** East and north of the origin, in metres: for drawing and for the propagation of errors, never for the area of record. */
export interface Metres {
  readonly x: number;
  readonly y: number;
}

export interface LocalFrame {
  toMetres(point: Point): Metres;
  toPoint(metres: Metres): Point;
}

/** A plane that touches the ellipsoid at the origin (radii of curvature M and N); good to millimetres over a few kilometres. */
export function localFrame(origin: Point): LocalFrame {
  const sin = Math.sin(origin.lat * RADIANS);
  const w = 1 - E2 * sin * sin;
  const north = ((A * (1 - E2)) / w ** 1.5) * RADIANS;
  const east = (A / Math.sqrt(w)) * Math.cos(origin.lat * RADIANS) * RADIANS;
  return {
    toMetres: ({ lat, lon }) => ({ x: shortWay(lon - origin.lon) * east, y: (lat - origin.lat) * north }),
    toPoint: ({ x, y }) => ({ lat: origin.lat + y / north, lon: origin.lon + x / east }),
  };
}

/** A frame in the middle of the points, which must not be empty. */
export function frameOf(points: readonly Point[]): LocalFrame {
  const first = points[0];
  if (!first) throw new RangeError('no points');
  const mean = (value: (point: Point) => number) => points.reduce((sum, point) => sum + value(point), 0) / points.length;
  return localFrame({ lat: mean(({ lat }) => lat), lon: first.lon + mean(({ lon }) => shortWay(lon - first.lon)) });
}

/** A difference of longitudes the short way round. */
const shortWay = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
