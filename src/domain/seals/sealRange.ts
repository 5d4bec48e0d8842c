import { parseSeal, sealText } from './sealNumber';

/** Strips that the court gave to one tablet (领用号段), from the first to the last. No number is in two ranges of a court. */
export interface SealRange {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  /** Who took them (领用人). */
  readonly takenBy: string | null;
  readonly issuedAt: string;
}

/** A range that could be issued, as numbers. */
export interface SealSpan {
  readonly prefix: string;
  readonly digits: number;
  readonly from: number;
  readonly to: number;
}

export const MAX_STRIPS = 10_000;
export type SpanFault = 'notANumber' | 'unlike' | 'reversed' | 'tooMany';

/** First and last number as a span; both must be of one series: the same before the digits, and as many digits. */
export function spanOf(first: string, last: string): { readonly ok: true; readonly span: SealSpan } | { readonly ok: false; readonly fault: SpanFault } {
  const a = parseSeal(first);
  const b = parseSeal(last);
  if (!a || !b) return { ok: false, fault: 'notANumber' };
  if (a.prefix !== b.prefix || a.digits !== b.digits) return { ok: false, fault: 'unlike' };
  if (b.n < a.n) return { ok: false, fault: 'reversed' };
  if (b.n - a.n >= MAX_STRIPS) return { ok: false, fault: 'tooMany' };
  return { ok: true, span: { prefix: a.prefix, digits: a.digits, from: a.n, to: b.n } };
}

/** Every number of a range in its order; none where it is no range of this version. */
export function numbersOf({ first, last }: Pick<SealRange, 'first' | 'last'>): string[] {
  const read = spanOf(first, last);
  if (!read.ok) return [];
  const { span } = read;
  return Array.from({ length: span.to - span.from + 1 }, (_, i) => sealText(span, span.from + i));
}

export function isIn({ first, last }: Pick<SealRange, 'first' | 'last'>, number: string): boolean {
  const read = spanOf(first, last);
  const seal = parseSeal(number);
  return read.ok && seal !== null && seal.prefix === read.span.prefix && seal.digits === read.span.digits && seal.n >= read.span.from && seal.n <= read.span.to;
}
