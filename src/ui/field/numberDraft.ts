/** What a number field holds: whole numbers, decimals, or money in 分 written as 元. */
export type NumberKind = 'integer' | 'decimal' | 'money';

export const padKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '00', '.', '万', 'erase', 'clear'] as const;
export type PadKey = (typeof padKeys)[number];

/** Digits before the point that still fit a safe integer of 分. */
const MAX_WHOLE_DIGITS = 13;

/** Decimal places a kind allows; money has 分, a whole number none. */
export function placesOf(kind: NumberKind, decimals: number): number {
  return kind === 'integer' ? 0 : kind === 'money' ? 2 : decimals;
}

/** The text after one key; a key that makes no sense here leaves it as it is. */
export function pressKey(draft: string, key: PadKey, kind: NumberKind, decimals: number): string {
  if (key === 'clear') return '';
  if (key === 'erase') return draft.slice(0, -1);
  if (key === '万') return timesTenThousand(draft, kind);
  const next = key === '.' && draft === '' ? '0.' : draft + key;
  const tidy = next.replace(/^0+(?=\d)/, '');
  return fits(tidy, placesOf(kind, decimals)) ? tidy : draft;
}

/** Whether a person may go on writing from this text. */
export function fits(draft: string, places: number): boolean {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(draft);
  if (!match) return false;
  const whole = match[1] ?? '';
  const fraction = match[2];
  return whole.length <= MAX_WHOLE_DIGITS && (fraction === undefined || (places > 0 && fraction.length <= places));
}

function timesTenThousand(draft: string, kind: NumberKind): string {
  const [whole = '', fraction = ''] = draft.split('.');
  if (whole === '' && fraction === '') return draft;
  const moved = whole + fraction.slice(0, 4).padEnd(4, '0');
  const rest = fraction.slice(4);
  const next = moved.replace(/^0+(?=\d)/, '') + (rest ? `.${rest}` : '');
  return fits(next, placesOf(kind, 2)) ? next : draft;
}

/**
 * The value of what was written: 分 for money, else the number; null for nothing or for what is no number.
 * Full-width digits, thousands separators and spaces are understood.
 */
export function readNumber(written: string, kind: NumberKind, decimals: number): number | null {
  const draft = plain(written);
  const places = placesOf(kind, decimals);
  if (!/\d/.test(draft) || !fits(draft, places)) return null;
  if (kind !== 'money') return Number(draft);
  const [yuan = '', fen = ''] = draft.split('.');
  return Number((yuan || '0') + fen.padEnd(2, '0'));
}

/** Why a text that `readNumber` does not take is none, as far as more can be said than that: below zero, or longer than any number here. */
export function unreadBecause(written: string): 'negative' | 'tooLong' | null {
  const match = /^([-−]?)(\d+)(?:\.\d*)?$/.exec(plain(written));
  if (!match) return null;
  return match[1] ? 'negative' : (match[2] ?? '').length > MAX_WHOLE_DIGITS ? 'tooLong' : null;
}

const plain = (written: string): string => written.normalize('NFKC').replace(/[,\s¥]/g, '');

/** The text to go on writing from; empty for null. Money as 元 with its 分 only where there are any. */
export function writeNumber(value: number | null, kind: NumberKind, decimals: number): string {
  if (value === null) return '';
  if (kind !== 'money') return kind === 'integer' ? String(value) : String(Number(value.toFixed(decimals)));
  const digits = String(Math.abs(value)).padStart(3, '0');
  const fen = digits.slice(-2);
  return (value < 0 ? '-' : '') + digits.slice(0, -2) + (fen === '00' ? '' : `.${fen}`);
}
