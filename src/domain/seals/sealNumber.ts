const COUNTED = /^(.*?)(\d+)([^\d]*)$/u;
const PRINTED = /^((?:.*\D)?)(\d{1,12})$/u;

/** A seal number (封条号) as it is printed: what stands before its digits, how many digits, and their number. */
export interface SealNumber {
  readonly prefix: string;
  readonly digits: number;
  readonly n: number;
}

/** As it is compared and stored: half-width capitals without spaces. A scanner and a hand write the same. */
export const canonicalSeal = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();

/** Reads a number; null for what does not end in digits. */
export function parseSeal(text: string): SealNumber | null {
  const match = PRINTED.exec(canonicalSeal(text));
  if (!match) return null;
  const [, prefix = '', digits = ''] = match;
  return { prefix, digits: digits.length, n: Number(digits) };
}

export const sealText = ({ prefix, digits }: Pick<SealNumber, 'prefix' | 'digits'>, n: number): string => prefix + String(n).padStart(digits, '0');

/** K2024-000111 and 2 → K2024-000113; null where the text ends in no number or the digits do not suffice. */
export function sealAfter(number: string, by = 1): string | null {
  const match = COUNTED.exec(number.trim());
  if (!match) return null;
  const [, prefix = '', digits = '', suffix = ''] = match;
  const next = (BigInt(digits) + BigInt(by)).toString();
  return next.length > digits.length ? null : prefix + next.padStart(digits.length, '0') + suffix;
}

/** So many numbers from the first one on; null when they cannot be counted up. */
export function sealsFrom(first: string, count: number): string[] | null {
  const numbers = Array.from({ length: count }, (_, i) => (i === 0 ? first.trim() : sealAfter(first, i)));
  return numbers.every((number) => number !== null && number !== '') ? (numbers as string[]) : null;
}

/** Two numbers of one strip series in short: K2024-000111/112. Others are listed whole. */
export function shortSeals(numbers: readonly string[]): string {
  const [first, ...more] = numbers;
  if (first === undefined) return '';
  return [first, ...more.map((number) => (number.length === first.length && number.slice(0, -3) === first.slice(0, -3) ? number.slice(-3) : number))].join('/');
}

/** The number to offer next: after the last of the series, past every one that is in use; null where nothing can be counted up. */
export function nextSeal(last: string | null, inUse: { has(number: string): boolean }): string | null {
  let number = last;
  while (number !== null && inUse.has(number)) number = sealAfter(number);
  return number;
}
