import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { RULE_PT } from './gridLayout';
import { nodeHeight, rowHeights } from './nodeHeight';

/** Rows, or lines of a text, that go over to the page of the signatures. */
const TAIL = 3;
/** A line's height may be off by a little. */
const SLACK_PT = 4;
const SIGNED_AT_LEAST = 2;

const isTable = (node: Content): node is ContentTable => typeof node === 'object' && 'table' in node;
/** A list: its rows are never cut. */
const isList = (node: Content): node is ContentTable => isTable(node) && node.table.dontBreakRows === true;
const headsOf = ({ table }: ContentTable): number => table.headerRows ?? 0;
const sum = (heights: readonly number[]): number => heights.reduce((all, height) => all + height, 0);

/**
 * What stands before the signatures, with a page begun early enough that they are never alone on theirs: together below the last rows of the list where a
 * page holds that, and with its first rows there in any case. The room that this leaves on the page before is closed.
 */
export function besideRows(before: readonly Content[], signatures: ContentTable | null, pagePt: number): Content[] {
  if (!signatures) return [...before];
  const rows = rowHeights(signatures);
  const all = nodeHeight(signatures);
  const first = all - sum(rows.slice(headsOf(signatures) + SIGNED_AT_LEAST));
  const room = roomBelow(before, pagePt) - SLACK_PT;
  if (all <= room) return [...before];
  const list = before.map(isList).lastIndexOf(true);
  if (list < 0) return first <= room ? [...before] : (cutText(before, first, pagePt) ?? [...before]);
  return cutList(before, list, all, pagePt) ?? (first <= room ? [...before] : (cutList(before, list, first, pagePt) ?? [...before]));
}

/** How much of their last page these nodes leave; none where nothing but the mark that ends them stands on it. */
function roomBelow(nodes: readonly Content[], pagePt: number): number {
  let used = 0;
  let isBare = true;
  const place = (height: number, { afterBreak = 0, isEnd = false } = {}) => {
    const breaks = used + height > pagePt;
    used = breaks ? afterBreak + height : used + height;
    isBare = isEnd && (breaks || isBare);
  };
  for (const node of nodes) {
    if (!isList(node)) {
      place(nodeHeight(node), { isEnd: node === nodes.at(-1) });
      continue;
    }
    const rows = rowHeights(node);
    const heads = headsOf(node);
    const head = RULE_PT + sum(rows.slice(0, heads));
    const margins = nodeHeight(node) - RULE_PT - sum(rows);
    place(margins / 2 + head + (rows[heads] ?? 0));
    for (const row of rows.slice(heads + 1)) place(row, { afterBreak: head });
    used += margins / 2;
  }
  return isBare ? 0 : pagePt - used;
}

/** The list with its last rows on a page of their own, or all of it where it is short and not the first; null: they would not fit there with what is signed. */
function cutList(before: readonly Content[], at: number, signedPt: number, pagePt: number): Content[] | null {
  const list = before[at];
  if (!list || !isList(list)) return null;
  const { body } = list.table;
  const heads = headsOf(list);
  const heights = rowHeights(list);
  const below = sum(before.slice(at + 1).map((node) => nodeHeight(node))) + SLACK_PT;
  const total = isAcross(body.at(-1)) ? 1 : 0;
  const fits = (from: number): boolean => RULE_PT + sum(heights.slice(0, heads)) + sum(heights.slice(from)) + 2 * SLACK_PT + below + signedPt <= pagePt;
  for (let from = Math.max(heads + 1, body.length - total - TAIL); from < body.length - total; from += 1) {
    if (!fits(from)) continue;
    // Each with a head of its own: a node remembers where it was laid.
    const part = (rows: readonly TableCell[][]): ContentTable => ({ ...list, table: { ...list.table, body: [...structuredClone(body.slice(0, heads)), ...rows] } });
    return [...before.slice(0, at), part(body.slice(heads, from)), goesOn(), { ...part(body.slice(from)), pageBreak: 'before' }, ...before.slice(at + 1)];
  }
  return fits(heads) && before.slice(0, at).some(isList) ? [...before.slice(0, at), goesOn(), { ...list, pageBreak: 'before' }, ...before.slice(at + 1)] : null;
}

const isAcross = (row: readonly TableCell[] | undefined): boolean => typeof row?.[0] === 'object' && 'colSpan' in row[0] && (row[0].colSpan ?? 1) > 1;

/** The last lines of a text go over; null: there are none. */
function cutText(before: readonly Content[], signedPt: number, pagePt: number): Content[] | null {
  const at = before.length - TAIL - 1;
  const node = before[at];
  if (at < TAIL || !node || typeof node !== 'object' || isTable(node) || Array.isArray(node)) return null;
  return sum(before.slice(at).map((each) => nodeHeight(each))) + signedPt > pagePt ? null : [...before.slice(0, at), goesOn(), { ...node, pageBreak: 'before' } as Content, ...before.slice(at + 1)];
}

const goesOn = (): Content => ({ text: '此处空白，接下页', fontSize: 8, alignment: 'center', color: '#555555' });
