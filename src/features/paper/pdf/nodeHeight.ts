import type { Content, ContentTable, Table } from 'pdfmake/interfaces';

import { PADDING_PT, RULE_PT } from './gridLayout';

/** What a line of the papers' fonts takes at a size of 1, as it comes out of the printer. */
const LINE = 1.437;

interface Inherited {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** What the papers' nodes are made of. */
interface Node extends Partial<Inherited> {
  readonly stack?: readonly Node[];
  readonly text?: unknown;
  readonly image?: string;
  readonly fit?: readonly [number, number];
  readonly table?: Table;
  readonly margin?: readonly [number, number, number, number];
}

/** How high a node of a paper stands when no page ends in it. Lines are broken already (textNode), so that it can be told before it is laid out. */
export function nodeHeight(content: Content, inherited: Inherited = { fontSize: 12, lineHeight: 1 }): number {
  const node = content as Node;
  const own = { fontSize: node.fontSize ?? inherited.fontSize, lineHeight: node.lineHeight ?? inherited.lineHeight };
  const [, above, , below] = node.margin ?? [0, 0, 0, 0];
  return above + below + innerHeight(node, own);
}

function innerHeight(node: Node, own: Inherited): number {
  if (node.table) return rowHeights(node as ContentTable, own).reduce((sum, height) => sum + height, RULE_PT);
  if (node.stack) return node.stack.reduce((sum, each) => sum + nodeHeight(each as Content, own), 0);
  if (node.image !== undefined) return node.fit?.[1] ?? 0;
  return own.fontSize * own.lineHeight * LINE;
}

/** Each row with its padding and the rule below it. */
export function rowHeights(content: ContentTable, inherited: Inherited = { fontSize: 12, lineHeight: 1 }): number[] {
  const { fontSize = inherited.fontSize, lineHeight = inherited.lineHeight } = content as Partial<Inherited>;
  const { body, heights } = content.table;
  return body.map((row, i) => {
    const least = typeof heights === 'function' ? heights(i) : 0;
    return Math.max(typeof least === 'number' ? least : 0, ...row.map((cell) => nodeHeight(cell as Content, { fontSize, lineHeight }))) + 2 * PADDING_PT + RULE_PT;
  });
}
