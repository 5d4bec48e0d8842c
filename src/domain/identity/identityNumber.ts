import { isDay } from '../time/day';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

export type IdentityNumberDoubt = 'length' | 'characters' | 'birthDate' | 'checkDigit';

/** A resident identity number as stored: no spaces, capitals. */
export const canonicalIdentityNumber = (text: string): string => text.replace(/[\s\-－]/g, '').toUpperCase();

/**
 * What is doubtful about a resident identity number (公民身份号码), or null. GB 11643: six digits of a region, the day of birth, three of
 * a sequence, and a check digit (ISO 7064, MOD 11-2). It warns and never refuses: a number is recorded as the paper shows it. Regions
 * are not looked up: they were renamed and merged for seventy years.
 */
export function identityNumberDoubt(text: string): IdentityNumberDoubt | null {
  const number = canonicalIdentityNumber(text);
  if (number.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters';
  if (!isDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) return 'birthDate';
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return number[17] === CHECKS[sum % 11] ? null : 'checkDigit';
}

/** The day of birth (YYYY-MM-DD) that a number tells; null where it tells none that exists. */
export function birthDayOf(text: string): string | null {
  const number = canonicalIdentityNumber(text);
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isDay(day) ? day : null;
}

/** Full years of age on a day; null where the number tells no day of birth, or one that is later. */
export function ageOn(text: string, day: string): number | null {
  const born = birthDayOf(text);
  if (born === null || !isDay(day) || day < born) return null;
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The sex that the seventeenth digit tells: odd male, even female. */
export function sexOf(text: string): 'female' | 'male' | null {
  const number = canonicalIdentityNumber(text);
  return /^\d{17}[\dX]$/.test(number) ? (Number(number[16]) % 2 === 1 ? 'male' : 'female') : null;
}
