const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export type CreditCodeDoubt = 'length' | 'characters' | 'checkDigit';

/** A unified social credit code as stored: no spaces, capitals. */
export const canonicalCreditCode = (text: string): string => text.replace(/[\s\-－]/g, '').toUpperCase();

/**
 * What is doubtful about a unified social credit code (统一社会信用代码), or null. GB 32100: 18 characters without I, O, S, V and Z, the last
 * a check character: the sum of each by its power of 3, modulo 31. It warns and never refuses.
 */
export function creditCodeDoubt(text: string): CreditCodeDoubt | null {
  const code = canonicalCreditCode(text);
  if (code.length !== 18) return 'length';
  const values = [...code].map((char) => CHARACTERS.indexOf(char));
  if (values.includes(-1) || !/^[0-9A-Z]{2}\d{6}/.test(code)) return 'characters';
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31 ? null : 'checkDigit';
}
