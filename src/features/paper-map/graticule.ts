/** Steps of the grid in degrees: from 30° down to a hundredth of a second of arc or so, each a round figure. */
const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001, 0.00005, 0.00002, 0.00001, 0.000005, 0.000001];

/** The smallest round step that keeps grid lines at least so many pixels apart. */
export function gridStepDeg(degreesPerPixel: number, minGapPx = 90): number {
  const fitting = STEPS.filter((step) => step / degreesPerPixel >= minGapPx);
  return fitting.at(-1) ?? STEPS[0] ?? 30;
}

/** The multiples of a step within a span, as exact as their decimals allow. */
export function gridLines(from: number, to: number, stepDeg: number): number[] {
  const first = Math.ceil(from / stepDeg);
  const last = Math.floor(to / stepDeg);
  if (!Number.isFinite(first) || last - first > 200) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * stepDeg).toFixed(6)));
}

/** 39.47°N: as many decimals as the step needs. */
export function gridLabel(value: number, stepDeg: number, letters: readonly [string, string]): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(stepDeg) + 1e-9));
  return `${Math.abs(value).toFixed(decimals)}°${value < 0 ? letters[1] : letters[0]}`;
}
