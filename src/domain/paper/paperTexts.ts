import type { Paper, PaperBlock } from './paper';

/** Every text that a paper prints. */
export const paperTexts = ({ title, courtName, caseNumber, blocks }: Paper): string[] => [title, courtName ?? '', caseNumber ?? '', ...blocks.flatMap(textsOf)];

function textsOf(block: PaperBlock): string[] {
  switch (block.is) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'pairs':
      return [...block.heads, ...block.rows.flat()];
    case 'facts':
      return block.rows.flatMap(({ word, text }) => [word, text]);
    case 'table':
      return [...block.columns.map(({ head }) => head), ...block.rows.flat(), block.total ?? ''];
    case 'blankBelow':
      return [];
    case 'signatures':
      return block.rows.flatMap(({ name, roles, words, at }) => [name, roles, words ?? '', at ?? '']);
  }
}
