import type { Point } from './corner';
import { frameOf, type Metres } from './localMetres';

/** Pairs of sides of the closed ring that cross or touch although they are not neighbours, each named by its first corner. */
export function crossingSides(corners: readonly Point[]): [number, number][] {
  if (corners.length < 4) return [];
  const frame = frameOf(corners);
  const ring = corners.map((corner) => frame.toMetres(corner));
  const at = (i: number): Metres => ring[i % ring.length] as Metres;
  const found: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 1) {
    for (let j = i + 2; j < ring.length; j += 1) {
      const neighbours = i === 0 && j === ring.length - 1;
      if (!neighbours && crosses(at(i), at(i + 1), at(j), at(j + 1))) found.push([i, j]);
    }
  }
  return found;
}

function crosses(a: Metres, b: Metres, c: Metres, d: Metres): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (abc === 0 && within(a, b, c)) || (abd === 0 && within(a, b, d)) || (cda === 0 && within(c, d, a)) || (cdb === 0 && within(c, d, b));
}

/** Twice the signed area of the triangle; below a tenth of a square millimetre it counts as none. */
function turn(a: Metres, b: Metres, c: Metres): number {
  const cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  return Math.abs(cross) < 1e-7 ? 0 : cross;
}

const within = (a: Metres, b: Metres, p: Metres): boolean =>
  p.x >= Math.min(a.x, b.x) && p.x <= Math.max(a.x, b.x) && p.y >= Math.min(a.y, b.y) && p.y <= Math.max(a.y, b.y);
