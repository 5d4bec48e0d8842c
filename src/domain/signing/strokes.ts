import type { Json } from '../journal';

/** One point of a pen's way: where (in the pad's pixels), when (ms of the device), how hard (0…1; 0 where it cannot be felt). */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure: number;
}

/** Fewer points than this are a tap or a slip, no signature: it is asked again. */
export const MIN_POINTS = 10;

export const pointCount = (strokes: readonly (readonly StrokePoint[])[]): number => strokes.reduce((sum, points) => sum + points.length, 0);
export const isSignature = (strokes: readonly (readonly StrokePoint[])[]): boolean => pointCount(strokes) >= MIN_POINTS;

/** The raw trace as it is kept beside the picture: movement and pressure tell more than the image (times from the first point on). */
export function strokesDocument(strokes: readonly (readonly StrokePoint[])[], pad: { readonly widthPx: number; readonly heightPx: number; readonly takenAt: string }): Json {
  const start = strokes[0]?.[0]?.time ?? 0;
  return {
    format: 'fieldwrit-strokes',
    version: 1,
    ...pad,
    strokes: strokes.map((points) => points.map(({ x, y, time, pressure }) => ({ x: round(x), y: round(y), t: Math.round(time - start), p: round(pressure) }))),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
