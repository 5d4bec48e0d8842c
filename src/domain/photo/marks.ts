import { copyDeeds, type CopyDeed } from './copyDeeds';

/** A point of the picture, in its own pixels from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something put on a copy. `block` and `mosaic` take away what lies under them. */
export type Mark =
  | { readonly is: 'arrow' | 'box' | 'block' | 'mosaic'; readonly from: Point; readonly to: Point }
  | { readonly is: 'line'; readonly points: readonly Point[] }
  | { readonly is: 'number'; readonly at: Point; readonly n: number }
  | { readonly is: 'words'; readonly at: Point; readonly text: string };
export type MarkKind = Mark['is'];

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whole pixels between two corners, within a picture of this size: what is hidden is hidden to its edge. */
export function boundsOf(a: Point, b: Point, width: number, height: number): Bounds {
  const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), max);
  const left = clamp(Math.floor(Math.min(a.x, b.x)), width);
  const top = clamp(Math.floor(Math.min(a.y, b.y)), height);
  return { left, top, width: clamp(Math.ceil(Math.max(a.x, b.x)), width) - left, height: clamp(Math.ceil(Math.max(a.y, b.y)), height) - top };
}

/** The number that comes next, 1 to 9, then again from 1. */
export const nextNumber = (marks: readonly Mark[]): number => (marks.filter(({ is }) => is === 'number').length % 9) + 1;

/** What was done, each once, in a settled order. */
export const deedsOf = (marks: readonly Mark[], isStamped: boolean): CopyDeed[] =>
  copyDeeds.filter((deed) => (deed === 'stamp' ? isStamped : marks.some(({ is }) => is === deed)));

/** Whether a mark is more than a slip of the finger, for a picture whose longer side is this long. */
export function isWorthKeeping(mark: Mark, sidePx: number): boolean {
  const least = sidePx / 100;
  switch (mark.is) {
    case 'arrow':
      return Math.hypot(mark.to.x - mark.from.x, mark.to.y - mark.from.y) >= least * 2;
    case 'box':
    case 'block':
    case 'mosaic':
      return Math.abs(mark.to.x - mark.from.x) >= least && Math.abs(mark.to.y - mark.from.y) >= least;
    case 'line':
      return mark.points.length > 1;
    case 'number':
      return true;
    case 'words':
      return mark.text.trim() !== '';
  }
}
