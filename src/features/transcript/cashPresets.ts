import { readCashSheet, type CashSheet } from '@/domain/cash';
import { measureCounts } from '@/domain/inventory/measures';
import { isWithdrawn, textOf, type FoldedDocument, type Json } from '@/domain/journal';
import { formatFen } from '@/domain/money/fen';
import { sumFen } from '@/domain/money/sumFen';

/**
 * What a receipt (收款笔录) asks and the counted cash of the action tells: how much, by whom, the receipt. Of money of which a part stays
 * for a living nobody has said which notes were taken: these are counted anew, and the paper says what stayed.
 */
export function cashPresets(documents: ReadonlyMap<string, FoldedDocument>, action: FoldedDocument): Record<string, Json> {
  const sheets = [...documents.values()]
    .filter((each) => each.kind === 'item' && each.action === action.id && !isWithdrawn(each) && textOf(each, 'category') === 'cash' && measureCounts(textOf(each, 'measure')))
    .map((each) => readCashSheet(each))
    .filter(({ currency }) => currency === null || currency === 'CNY');
  const amountFen = sumFen(sheets.flatMap(({ takenFen, amountFen: listed }) => takenFen ?? listed ?? []));
  if (sheets.length === 0 || amountFen === null || amountFen <= 0) return {};
  const [first] = sheets;
  const presets: Record<string, Json> = { 'field/amountFen': amountFen, 'field/method': 'cash' };
  const number = [...documents.values()].flatMap((each) => (each.kind === 'case' ? (textOf(each, 'number') ?? []) : [])).at(0);
  if (number !== undefined) presets['field/purpose'] = `${number}案款`;
  const countedBy = [...new Set(sheets.flatMap(({ handling }) => handling?.countedBy ?? []))];
  if (countedBy.length > 0) presets['field/receivers'] = countedBy;
  const receipts = [...new Set(sheets.flatMap(({ handling }) => handling?.receiptNo ?? []))];
  if (receipts.length > 0) presets['field/receiptNo'] = receipts.join('、');
  const receiptAt = first?.handling?.receiptAt ?? null;
  if (receiptAt !== null) presets['field/receiptAt'] = receiptAt;
  const stayed = sheets.flatMap(leftWords);
  if (stayed.length > 0) presets['field/remarks'] = stayed.join('\n');
  else Object.assign(presets, noteRows(sheets));
  return presets;
}

/** The paper's own words: it is Chinese whatever the screen speaks. */
function leftWords({ foundFen, left }: CashSheet): string[] {
  if (left === null) return [];
  const found = foundFen === null ? '' : `查获现金${formatFen(foundFen)}元，`;
  const about = [left.by === null ? null : `由${left.by}决定`, left.reason].filter((part) => part !== null);
  return [`${found}其中${formatFen(left.fen)}元留作生活费${about.length > 0 ? `（${about.join('，')}）` : ''}。`];
}

function noteRows(sheets: readonly CashSheet[]): Record<string, Json> {
  const counts = new Map<number, number>();
  for (const { faceFen, count } of sheets.flatMap(({ denominations }) => denominations)) counts.set(faceFen, (counts.get(faceFen) ?? 0) + count);
  const faces = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => b - a);
  return Object.fromEntries(faces.map(([faceFen, count], i) => [`field/notes/${faceFen}`, { faceFen, count, order: i + 1 }]));
}
