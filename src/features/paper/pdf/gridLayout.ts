import type { CustomTableLayout, TableCell } from 'pdfmake/interfaces';

export const PADDING_PT = 2.5;
export const RULE_PT = 0.5;

/** Thin rules around every cell. */
export const gridLayout: CustomTableLayout = {
  hLineWidth: () => RULE_PT,
  vLineWidth: () => RULE_PT,
  paddingLeft: () => PADDING_PT,
  paddingRight: () => PADDING_PT,
  paddingTop: () => PADDING_PT,
  paddingBottom: () => PADDING_PT,
};

/** The same below a caption, over which there is no rule. */
export const captionedLayout: CustomTableLayout = { ...gridLayout, hLineWidth: (line) => (line === 0 ? 0 : RULE_PT) };

/** A row above the heads that says what the table is: no rule but that of the head below it. */
export const captionRow = (content: object, columns: number): TableCell[] => [
  { ...content, colSpan: columns, border: [false, false, false, true] } as TableCell,
  ...Array.from({ length: columns - 1 }, (): TableCell => ({ text: '' })),
];
