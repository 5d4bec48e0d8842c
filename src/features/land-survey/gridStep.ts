/** Lines of the grid stand at least so far apart on the screen. */
const LEAST_PX = 64;

/** The grid's step in metres, 1, 2 or 5 times a power of ten, for a scale in pixels per metre. */
export function gridStepM(pxPerM: number): number {
  const least = LEAST_PX / pxPerM;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10) * power;
}
