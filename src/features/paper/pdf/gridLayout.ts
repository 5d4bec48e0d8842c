import type { CustomTableLayout } from 'pdfmake/interfaces';

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
