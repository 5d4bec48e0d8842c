import type { BundleCounts, BundleFault, BundleHeader } from '@/wire/bundle';
import { fillIn } from '../import/importFault';
import en from './locales/en.json';
import zh from './locales/zh-CN.json';

export type BundleWords = typeof zh;
export const bundleWords = (isEnglish: boolean): BundleWords => (isEnglish ? en : zh);

/** What came of one file, line by line, for the one who imports it. */
export function bundleReport(words: BundleWords, file: string, header: BundleHeader, { entries, files, drafts, refused }: BundleCounts): string {
  return [
    fillIn(words.file, { file, officer: header.officerName, letter: header.letter, madeAt: header.madeAt }),
    fillIn(words.entries, entries),
    fillIn(words.files, files),
    ...(drafts > 0 ? [fillIn(words.drafts, { count: drafts })] : []),
    ...refused.map(({ writer, what, reason, count }) => fillIn(words.refused, { what: words[`${what}Of`], count, writer, reason: words.reason[reason] })),
  ].join('\n');
}

export const faultReport = (words: BundleWords, file: string, fault: BundleFault): string => fillIn(words.wholeRefused, { file, fault: words.fault[fault] });
