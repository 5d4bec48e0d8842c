const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const LETTER_VALUES = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9];
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

export type VinDoubt = 'length' | 'characters' | 'checkDigit';

/**
 * What is doubtful about a vehicle identification number (车架号), or null. GB 16735: 17 characters without I, O and Q, the ninth
 * a check digit. Imported and old vehicles may rightly fail the last, so that all of it is a warning.
 */
export function vinDoubt(vin: string): VinDoubt | null {
  const text = vin.replace(/\s/g, '').toUpperCase();
  if (text.length !== 17) return 'length';
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(text)) return 'characters';
  const sum = [...text].reduce((total, char, i) => total + valueOf(char) * (WEIGHTS[i] ?? 0), 0);
  const check = sum % 11 === 10 ? 'X' : String(sum % 11);
  return text[8] === check ? null : 'checkDigit';
}

const valueOf = (char: string): number => (char >= '0' && char <= '9' ? Number(char) : (LETTER_VALUES[LETTERS.indexOf(char)] ?? 0));
