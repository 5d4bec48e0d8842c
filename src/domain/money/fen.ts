/** Money is a whole number of 分 (1/100 元). The highest sum that a field takes: ten trillion 元. */
export const MAX_FEN = 1_000_000_000_000_000;

export const fenFaults = ['empty', 'notNumber', 'negative', 'tooPrecise', 'tooLarge'] as const;
export type FenFault = (typeof fenFaults)[number];
export type FenResult = { readonly ok: true; readonly fen: number } | { readonly ok: false; readonly reason: FenFault };

const UNITS: Readonly<Record<string, number>> = { '': 0, 元: 0, 圆: 0, 万: 4, 万元: 4, 亿: 8, 亿元: 8 };
const FORM = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万元|亿元|万|亿|元|圆)?$/u;

/** Reads an amount in 元 as people write it: 3860000, 3,860,000.50, ¥386万, 386万元. Exact, never through a float. */
export function parseFen(text: string): FenResult {
  const plain = text.replace(/[\s\u3000]/g, '').replace(/，/g, ',').replace(/^[¥￥]/, '').replace(/^(?:人民币|RMB)/i, '');
  if (plain === '') return { ok: false, reason: 'empty' };
  const match = FORM.exec(plain);
  if (!match) return { ok: false, reason: 'notNumber' };
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  if (sign !== '') return { ok: false, reason: 'negative' };
  const places = (UNITS[unit] ?? 0) + 2;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > places) return { ok: false, reason: 'tooPrecise' };
  const digits = `${whole.replaceAll(',', '')}${kept.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '');
  if (digits.length > 16 || Number(digits) > MAX_FEN) return { ok: false, reason: 'tooLarge' };
  return { ok: true, fen: Number(digits) };
}

/** 386000050 → "3,860,000.50"; whole amounts keep their ".00", as on a court's paper. Throws on what is no whole number of 分. */
export function formatFen(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of 分: ${fen}`);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

