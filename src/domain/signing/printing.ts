import type { Act, FileTag, FoldedDocument } from '../journal';

export type PrintAct = Extract<Act, { is: 'print' }>;

/** The copies of a snapshot that were printed to be signed by hand, in the order of printing. */
export const printingsOf = (paper: FoldedDocument, snapshot: string | null = paper.frozen): PrintAct[] => paper.acts.filter((act) => act.is === 'print').filter((act) => act.snapshot === snapshot);

/** A signed sheet that was photographed back in: copy and page stand in its name, since what was announced of a file never changes. */
export interface Sheet {
  readonly copy: string;
  readonly page: number;
  readonly file: FileTag;
}

const SHEET = /^(.+)\/(\d{1,4})$/;
export const sheetName = (copy: string, page: number): string => `${copy}/${page}`;

/** The sheets of a copy by page; of several photos of one page the last. */
export function sheetsOf(paper: FoldedDocument, copy: string): Sheet[] {
  const byPage = new Map<number, Sheet>();
  for (const file of paper.files) {
    const [, of, page] = (file.role === 'page' && SHEET.exec(file.name ?? '')) || [];
    if (of === copy) byPage.set(Number(page), { copy, page: Number(page), file });
  }
  return [...byPage.values()].sort((a, b) => a.page - b.page);
}

/** Pages of which no photo is here; null where nobody said how many there are. */
export function missingPages({ copy, pages }: PrintAct, paper: FoldedDocument): number[] | null {
  if (pages === null) return null;
  const here = new Set(sheetsOf(paper, copy).map(({ page }) => page));
  return Array.from({ length: pages }, (_, i) => i + 1).filter((page) => !here.has(page));
}
