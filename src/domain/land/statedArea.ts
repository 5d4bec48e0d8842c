/** 1 亩 = 2000/3 m², exactly. */
export const m2ToMu = (areaM2: number): number => (areaM2 * 3) / 2000;

/** A figure with as many digits as its uncertainty bears. */
export interface StatedFigure {
  readonly value: number;
  /** Half width of the 95 % interval, rounded up; null: unknown. */
  readonly u95: number | null;
  /** Decimals to print of both. */
  readonly decimals: number;
}

/** Digits of a figure whose uncertainty nobody knows: whole metres and m², tenths of a 亩. */
const DOUBTFUL = { m: 0, m2: 0, mu: 1 } as const;
/** More digits than any court's paper wants. */
const MOST = { m: 2, m2: 1, mu: 2 } as const;

export interface StatedArea {
  readonly m2: StatedFigure;
  readonly mu: StatedFigure;
}

/** The area in m² and 亩, each rounded by its own U95: 5 m GNSS never prints "6.600 亩". */
export function statedArea(areaM2: number, u95M2: number | null): StatedArea {
  return { m2: state(areaM2, u95M2, 'm2'), mu: state(m2ToMu(areaM2), u95M2 === null ? null : m2ToMu(u95M2), 'mu') };
}

/** A length in metres, rounded by its own U95. */
export const statedLength = (lengthM: number, u95M: number | null): StatedFigure => state(lengthM, u95M, 'm');

/** The uncertainty keeps one digit, two where that digit is a 1, and is never rounded down; the value ends at the same place. */
function state(value: number, u95: number | null, unit: keyof typeof MOST): StatedFigure {
  if (u95 === null || u95 <= 0) return { value: roundTo(value, -DOUBTFUL[unit]), u95: null, decimals: DOUBTFUL[unit] };
  const lead = Math.floor(Math.log10(u95));
  const digits = u95 / 10 ** lead < 2 ? 1 : 0;
  const place = Math.max(lead - digits, -MOST[unit]);
  return { value: roundTo(value, place), u95: ceilTo(u95, place), decimals: Math.max(0, -place) };
}

const roundTo = (value: number, place: number): number => (place >= 0 ? Math.round(value / 10 ** place) * 10 ** place : Math.round(value * 10 ** -place) / 10 ** -place);
const ceilTo = (value: number, place: number): number => {
  const steps = Math.ceil(place >= 0 ? value / 10 ** place - 1e-9 : value * 10 ** -place - 1e-9);
  return place >= 0 ? steps * 10 ** place : steps / 10 ** -place;
};
