import zh from './locales/zh-CN.json';
import en from './locales/en.json';

/** Why a cell, a row or a file cannot be imported; words in locales/. */
export type FaultReason = keyof typeof zh.reason;

/** One thing to put right, with everything that is needed to find it. */
export interface ImportFault {
  readonly file: string;
  readonly sheet: string;
  /** Null: the whole sheet or file. */
  readonly row: number | null;
  readonly column: string | null;
  /** As it stands in the file, cut short. */
  readonly value: string;
  readonly reason: FaultReason;
  readonly detail: Readonly<Record<string, string>>;
}

export const importLanguages = ['zh-CN', 'en'] as const;
export type ImportLanguage = (typeof importLanguages)[number];

/** Words of the import for the one who runs it. */
export const importWords = (language: ImportLanguage): typeof zh => (language === 'en' ? en : zh);

/** The reason in plain words. */
export const faultWords = (fault: Pick<ImportFault, 'reason' | 'detail'>, language: ImportLanguage): string => fillIn(importWords(language).reason[fault.reason], fault.detail);

export const fillIn = (text: string, detail: Readonly<Record<string, string | number>>): string => text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in detail ? String(detail[key]) : whole));

const SHOWN = 60;
export const shortValue = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
