import type { Paper, PaperColumn } from '../paper';
import { caseWords, listFacts } from '../paperHead';
import type { PaperSource } from '../paperSource';
import { signatureRows } from '../signatureRows';

/** A paper of one table under the facts of the action; null where there would be no row. */
export function listPaper(source: PaperSource, kind: Paper['kind'], title: string, columns: readonly PaperColumn[], rows: readonly (readonly string[])[]): Paper | null {
  if (rows.length === 0) return null;
  return {
    ...frame(source, kind, title),
    blocks: [
      { is: 'facts', rows: listFacts(source) },
      { is: 'table', columns, rows, total: `合计：${rows.length}项。` },
      { is: 'blankBelow' },
      { is: 'signatures', rows: signatureRows(source) },
    ],
  };
}

/** What every list across the page is, but for its blocks. */
export const frame = (source: PaperSource, kind: Paper['kind'], title: string): Omit<Paper, 'blocks'> => ({ kind, title, ...caseWords(source), landscape: true, snapshot: source.snapshot });

/** The papers' word for an id; one of a newer version stands as it was recorded. */
export const said = (words: Readonly<Record<string, string>>, id: string | null): string | null => (id === null ? null : (words[id] ?? id));
