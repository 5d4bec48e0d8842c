import { faultWords, importWords, type ImportFault, type ImportLanguage } from './importFault';

const SHOWN = 200;

/** The faults as a table for a terminal: file, sheet, row, column, value, reason. Long lists end with how many more there are. */
export function faultTable(faults: readonly ImportFault[], language: ImportLanguage): string {
  const words = importWords(language).column;
  const header = [words.file, words.sheet, words.row, words.column, words.value, words.reason];
  const rows = faults.slice(0, SHOWN).map((fault) => [fault.file, fault.sheet, fault.row === null ? '' : String(fault.row), fault.column ?? '', fault.value.replace(/\s+/g, ' '), faultWords(fault, language)]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => width(row[column] ?? ''))));
  // The last column is not padded: its text may be long.
  const line = (row: readonly string[]): string => row.map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell)))).join('  ');
  const more = faults.length > SHOWN ? [`… +${faults.length - SHOWN}`] : [];
  return [line(header), widths.map((wide) => '-'.repeat(Math.min(wide, 40))).join('  '), ...rows.map(line), ...more].join('\n');
}

/** Columns of a terminal: Chinese characters and full-width signs take two. */
const width = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1), 0);
