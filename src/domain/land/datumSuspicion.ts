import { distanceM } from './areaOfRecord';
import type { Point } from './corner';

/** GCJ-02 coordinates (of map apps) stand 170–670 m off; a corner farther than this from the place of the action is doubted. */
export const SUSPICIOUS_M = 300;
/** No GCJ-02 shift is as large as this: what is farther off was taken elsewhere, or the place of the action is wrong. */
export const GCJ_SHIFT_MAX_M = 1_000;

/** Corners farther than {@link SUSPICIOUS_M} from where the action takes place, with the distance: a warning, never a refusal. */
export function suspiciousCorners<T extends Point>(corners: readonly T[], place: Point | null): { corner: T; distanceM: number }[] {
  if (!place) return [];
  return corners.map((corner) => ({ corner, distanceM: distanceM(place, corner) })).filter((found) => found.distanceM > SUSPICIOUS_M);
}
