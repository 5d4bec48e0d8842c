import { parseCaseNumber, type CaseNumber, type CaseNumberFault } from '@/domain/case/caseNumber';
import { parseFen, type FenFault } from '@/domain/money/fen';
import { isDay } from '@/domain/time/day';
import type { FaultReason } from './importFault';
import { cellText, type Cell } from './rawTable';

/** What a cell says, or why it says nothing usable. Parsers never see an empty cell. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: FaultReason; readonly detail?: Readonly<Record<string, string>> };
export type Parser<T> = (cell: Cell) => Parsed<T>;

export const NAME_LENGTH = 200;
export const TEXT_LENGTH = 20_000;

const value = <T>(found: T): Parsed<T> => ({ ok: true, value: found });
const fault = (reason: FaultReason, detail?: Record<string, string>): { ok: false; reason: FaultReason; detail?: Record<string, string> } => (detail ? { ok: false, reason, detail } : { ok: false, reason });

// Control characters that no one types; tab and line breaks may stand in a text.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

export const text =
  (max = NAME_LENGTH): Parser<string> =>
  (cell) => {
    // Spreadsheets and JSON keep 15 digits of a number and make up the rest: an identity number would come in as somebody else's.
    if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return fault('numberRounded');
    const found = cellText(cell).normalize('NFC');
    if (CONTROL.test(found)) return fault('controlCharacters');
    return found.length > max ? fault('tooLong', { max: String(max) }) : value(found);
  };

/** Lines, or parts between ；: the orders of a judgment. */
export const lines: Parser<readonly string[]> = (cell) => {
  const whole = text(TEXT_LENGTH)(cell);
  return whole.ok ? value(split(whole.value, /[\n；;]+/)) : whole;
};

/** Names between 、，；/ or line breaks. */
export const names: Parser<readonly string[]> = (cell) => {
  const whole = text(2_000)(cell);
  return whole.ok ? value(split(whole.value, /[\n、,，；;]+/)) : whole;
};

const split = (whole: string, at: RegExp): string[] =>
  whole
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const DAY_FORMS = [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, /^(\d{4})(\d{2})(\d{2})$/];

/** A day as YYYY-MM-DD, from 2024-05-06, 2024/5/6, 2024.5.6, 2024年5月6日, 20240506 or a date cell. */
export const day: Parser<string> = (cell) => {
  const written = cell instanceof Date ? (Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)) : cellText(cell);
  const match = DAY_FORMS.map((form) => form.exec(written)).find((found) => found !== null);
  if (!match) return fault('notDay');
  const [, year = '', month = '', date = ''] = match;
  if (Number(year) < 1950 || Number(year) > 2100) return fault('dayOutOfRange');
  const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(found) ? value(found) : fault('noSuchDay');
};

const CLOCK = /^(.+?)[ T]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:\d{2})?$/;

/** A time as UTC ISO text. Without an offset it is Beijing time; a day alone is its beginning there. */
export const instant: Parser<string> = (cell) => {
  const written = cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString().slice(0, 19) : cellText(cell);
  const match = CLOCK.exec(written);
  const [, dayPart = written, hour = '00', minute = '00', second = '00', offset = '+08:00'] = match ?? [];
  const onDay = day(dayPart);
  if (!onDay.ok) return onDay.reason === 'notDay' ? fault('notInstant') : onDay;
  const ms = Date.parse(`${onDay.value}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`);
  return Number.isNaN(ms) ? fault('notInstant') : value(new Date(ms).toISOString());
};

const amountReasons: Readonly<Record<FenFault, FaultReason>> = { empty: 'notAmount', notNumber: 'notAmount', negative: 'negativeAmount', tooPrecise: 'amountTooPrecise', tooLarge: 'amountTooLarge' };

/** Money in 分 from an amount in 元. */
export const money: Parser<number> = (cell) => {
  // Spreadsheets hold 0.1 + 0.2 as 0.30000000000000004: a number cell means what it shows at two decimals.
  const found = parseFen(typeof cell === 'number' && Math.abs(cell) < 1e13 ? cellText(Math.round(cell * 1e6) / 1e6) : cellText(cell));
  return found.ok ? value(found.fen) : fault(amountReasons[found.reason]);
};

export const number: Parser<number> = (cell) => {
  const found = typeof cell === 'number' ? cell : /^-?\d+(\.\d+)?$/.test(cellText(cell)) ? Number(cellText(cell)) : NaN;
  return Number.isFinite(found) ? value(found) : fault('notNumber');
};

export const whole: Parser<number> = (cell) => {
  const found = number(cell);
  if (!found.ok) return found;
  return Number.isSafeInteger(found.value) && found.value >= 0 ? found : fault('notWhole');
};

const within =
  (limit: number, reason: FaultReason): Parser<number> =>
  (cell) => {
    const found = number(cell);
    return !found.ok || Math.abs(found.value) <= limit ? found : fault(reason);
  };
export const latitude = within(90, 'latitudeRange');
export const longitude = within(180, 'longitudeRange');

const YES = new Set(['是', '有', 'true', 'yes', 'y', '1', '√']);
const NO = new Set(['否', '无', '没有', 'false', 'no', 'n', '0', '×']);
export const yesNo: Parser<boolean> = (cell) => {
  const found = cellText(cell).toLowerCase();
  return YES.has(found) ? value(true) : NO.has(found) ? value(false) : fault('notYesNo');
};

/** One of the ids in `words`, written as the id itself or in one of its words. */
export const choice =
  <T extends string>(words: Readonly<Record<T, readonly string[]>>): Parser<T> =>
  (cell) => {
    const written = cellText(cell).toLowerCase();
    const ids = Object.keys(words) as T[];
    const found = ids.find((id) => id.toLowerCase() === written || words[id].some((word) => word.toLowerCase() === written));
    return found === undefined ? fault('notChoice', { choices: ids.map((id) => words[id][0] ?? id).join('、') }) : value(found);
  };

const numberReasons: Readonly<Record<CaseNumberFault, FaultReason>> = {
  empty: 'required',
  year: 'caseNumberYear',
  court: 'caseNumberCourt',
  courtDigits: 'caseNumberCourtDigits',
  notEnforcement: 'caseNumberNotEnforcement',
  leadingZero: 'caseNumberLeadingZero',
  form: 'caseNumberForm',
};
export const caseNumber: Parser<CaseNumber> = (cell) => {
  const found = parseCaseNumber(cellText(cell));
  return found.ok ? value(found.number) : fault(numberReasons[found.reason]);
};
