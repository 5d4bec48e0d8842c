import type { Corner } from './corner';
import { frameOf, type Metres } from './localMetres';

/** Radius that holds 68 % or 95 % of a round two-dimensional normal scatter, in units of σ per axis (F7). */
const R68 = 1.51;
const R95 = 2.448;
/** Two-sided 95 % of a normal distribution. */
const K95 = 1.96;

/**
 * σ per axis of a reported accuracy (F7). Browsers should report 95 %, the system below them reports 68 %: a radius of
 * unknown meaning is read as 68 %, which gives the larger σ. Unknown stays null.
 */
export function sigmaPerAxisM({ accuracyM, reading }: Pick<Corner, 'accuracyM' | 'reading'>): number | null {
  return accuracyM === null ? null : accuracyM / (reading === 'r95' ? R95 : R68);
}

export interface AreaUncertainty {
  readonly sigmaM2: number;
  /** Half width of the 95 % interval. */
  readonly u95M2: number;
}

/**
 * How far the area may be off, from the accuracy of every corner taken as independent (F1, with its second-order term).
 * An error common to all corners drops out (F3); a dependence between them can raise the σ of four corners by √2 at most
 * (F4). Null when the accuracy of any corner is unknown.
 */
export function areaUncertainty(corners: readonly Corner[]): AreaUncertainty | null {
  if (corners.length < 3) return null;
  const sigmas = corners.map(sigmaPerAxisM);
  if (!sigmas.every((sigma) => sigma !== null)) return null;
  const frame = frameOf(corners);
  return ringUncertainty(corners.map((corner) => frame.toMetres(corner)), sigmas);
}

/** F1 on local metres: σ_A² = ¼ Σ σ_i²|d_i|² + ½ Σ σ_i²σ_{i+1}², d_i = P_{i+1} − P_{i−1}. */
export function ringUncertainty(ring: readonly Metres[], sigmasM: readonly number[]): AreaUncertainty {
  const n = ring.length;
  let variance = 0;
  for (let i = 0; i < n; i += 1) {
    const next = ring[(i + 1) % n] as Metres;
    const before = ring[(i + n - 1) % n] as Metres;
    const own = (sigmasM[i] ?? 0) ** 2;
    variance += 0.25 * own * ((next.x - before.x) ** 2 + (next.y - before.y) ** 2) + 0.5 * own * (sigmasM[(i + 1) % n] ?? 0) ** 2;
  }
  const sigmaM2 = Math.sqrt(variance);
  return { sigmaM2, u95M2: K95 * sigmaM2 };
}

/** Half width of the 95 % interval of the distance between two corners taken as independent; null when an accuracy is unknown. */
export function sideU95M(from: Corner, to: Corner): number | null {
  const [a, b] = [sigmaPerAxisM(from), sigmaPerAxisM(to)];
  return a === null || b === null ? null : K95 * Math.hypot(a, b);
}
