import { courtDigits, enforcementTypes, oldEnforcementTypes, provinceChars, specialTrialChars, supremeCourt } from './courtCodes';
import { fullWidthBrackets, narrow, searchKey } from './numberText';

/** A case number (案号) by 法〔2015〕137号, or of the style used before 2016. */
export interface CaseNumber {
  readonly style: 'current' | 'before2016';
  /** As it is stored and shown: full-width brackets, no white space, half-width digits. */
  readonly text: string;
  /** As it is searched: no brackets. */
  readonly key: string;
  readonly year: number;
  /** Court code (法院代字) such as 湘0104; of an old number the court's short name such as 曲中法. */
  readonly courtCode: string;
  /** Special trial code (专门审判代字) such as 知, or null. */
  readonly special: string | null;
  /** Type code (类型代字) such as 执恢. */
  readonly type: string;
  readonly serial: number;
  /** The n of 之n where several rulings share the number, in Chinese digits as written, or null. */
  readonly part: string | null;
}

/** Why a text is no enforcement case number. */
export const caseNumberFaults = ['empty', 'year', 'court', 'courtDigits', 'notEnforcement', 'leadingZero', 'form'] as const;
export type CaseNumberFault = (typeof caseNumberFaults)[number];
export type CaseNumberResult = { readonly ok: true; readonly number: CaseNumber } | { readonly ok: false; readonly reason: CaseNumberFault };

const CHINESE_DIGITS = '一二三四五六七八九十';
const OLD = new RegExp(`^（(\\d{4})）([\\u4e00-\\u9fa5]{1,8}?)(${[...oldEnforcementTypes].sort((a, b) => b.length - a.length).join('|')})字第(\\d{1,9})(?:-(\\d+))?号$`, 'u');
const CURRENT_TAIL = new RegExp(`^([\\u4e00-\\u9fa5]{1,4})(\\d{1,9})号(?:之([${CHINESE_DIGITS}]+))?$`, 'u');
const COURT = new RegExp(`^(?:${supremeCourt}|[${provinceChars}])`, 'u');

/**
 * Reads an enforcement case number in any bracket style and width. Trial numbers (民初 …) are refused as `notEnforcement`:
 * they are enforceable instruments, not cases of this product.
 */
export function parseCaseNumber(text: string): CaseNumberResult {
  const plain = fullWidthBrackets(narrow(text));
  if (plain === '') return fault('empty');
  const year = /^（?(\d{4})）(.*)$/u.exec(plain);
  if (!year) return fault('year');
  const canonical = plain.startsWith('（') ? plain : `（${plain}`;
  const old = OLD.exec(canonical);
  if (old) return oldNumber(canonical, old);
  return currentNumber(canonical, Number(year[1]), year[2] ?? '');
}

function currentNumber(text: string, year: number, rest: string): CaseNumberResult {
  const court = COURT.exec(rest)?.[0];
  if (court === undefined) return fault('court');
  const digits = /^\d*/.exec(rest.slice(court.length))?.[0] ?? '';
  if (!courtDigits.includes(digits.length) || (court === supremeCourt && digits !== '')) return fault('courtDigits');
  const tail = CURRENT_TAIL.exec(rest.slice(court.length + digits.length));
  if (!tail) return fault('form');
  const [, code = '', serial = '', part] = tail;
  const special = specialTrialChars.find((char) => code.startsWith(char)) ?? null;
  const type = special ? code.slice(special.length) : code;
  if (!(enforcementTypes as readonly string[]).includes(type)) return fault('notEnforcement');
  if (serial.startsWith('0')) return fault('leadingZero');
  return {
    ok: true,
    number: { style: 'current', text, key: searchKey(text), year, courtCode: court + digits, special, type, serial: Number(serial), part: part ?? null },
  };
}

function oldNumber(text: string, match: RegExpExecArray): CaseNumberResult {
  const [, year = '', courtCode = '', type = '', serial = '', part] = match;
  return {
    ok: true,
    number: { style: 'before2016', text, key: searchKey(text), year: Number(year), courtCode, special: null, type, serial: Number(serial), part: part ?? null },
  };
}

const fault = (reason: CaseNumberFault): CaseNumberResult => ({ ok: false, reason });
