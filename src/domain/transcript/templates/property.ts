import { measureCounts, measureWord } from '../../inventory/measures';
import { compareLabels } from '../../inventory/numbering';
import { paperAttributes, paperWordsOf } from '../../inventory/paperWords';
import { unitWord } from '../../inventory/units';
import type { FoldedDocument, Json } from '../../journal';
import { capitals } from '../../money/capitals';
import { formatFen } from '../../money/fen';
import { isFen, sumFen } from '../../money/sumFen';
import type { InputReader } from '../input';
import { BLANK } from '../paperTime';

/** One numbered row of a paper's property list. */
export interface PropertyRow {
  readonly item: FoldedDocument;
  /** 1, 2 … of items; 1.1, 1.2 … of what they contain. */
  readonly number: string;
  readonly measure: string | null;
  readonly quantity: number | null;
  readonly unit: string;
  readonly valueFen: number | null;
  readonly seals: number;
  readonly text: string;
  readonly contained: readonly PropertyRow[];
}

/** The action's items as numbered rows: those under a measure that binds value first, the others after them. */
export function propertyRows(reader: InputReader, action: string): { readonly seized: readonly PropertyRow[]; readonly others: readonly PropertyRow[] } {
  const items = reader.all('item').filter((item) => item.action === action);
  const known = new Set(items.map(({ id }) => id));
  const parentOf = (item: FoldedDocument) => {
    const parent = reader.text(item, 'parent');
    return parent !== null && known.has(parent) && parent !== item.id ? parent : null;
  };
  const children = new Map<string | null, FoldedDocument[]>();
  for (const item of inOrder(reader, items)) children.set(parentOf(item), [...(children.get(parentOf(item)) ?? []), item]);

  const rowsOf = (list: readonly FoldedDocument[], prefix: string, above: ReadonlySet<string>): PropertyRow[] =>
    list.map((item, i) => {
      const number = `${prefix}${i + 1}`;
      const path = new Set([...above, item.id]);
      return propertyRow(reader, item, number, rowsOf((children.get(item.id) ?? []).filter(({ id }) => !path.has(id)), `${number}.`, path));
    });
  const roots = children.get(null) ?? [];
  const counts = (item: FoldedDocument) => measureCounts(reader.text(item, 'measure'));
  return { seized: rowsOf(roots.filter(counts), '', new Set()), others: rowsOf(roots.filter((item) => !counts(item)), '', new Set()) };
}

const inOrder = (reader: InputReader, items: readonly FoldedDocument[]): FoldedDocument[] =>
  items
    .map((item) => ({ item, order: reader.text(item, 'order') ?? '', label: reader.text(item, 'label') ?? '' }))
    .sort((a, b) => (a.order === b.order ? compareLabels(a.label, b.label) : a.order < b.order ? -1 : 1))
    .map(({ item }) => item);

function propertyRow(reader: InputReader, item: FoldedDocument, number: string, contained: readonly PropertyRow[]): PropertyRow {
  const category = reader.text(item, 'category');
  const quantity = reader.number(item, 'quantity') ?? (category === 'vehicle' ? 1 : null);
  const unit = unitWord(reader.text(item, 'unit') ?? (category === 'vehicle' ? 'vehicle' : null));
  const recorded = reader.number(item, 'valueFen');
  const valueFen = isFen(recorded) ? recorded : null;
  const measure = reader.text(item, 'measure');
  const label = reader.text(item, 'label');
  const seals = reader.rows(item, 'seal').map(({ leaf }) => [word(leaf['number']) ?? BLANK, word(leaf['position'])] as const);
  const name = reader.text(item, 'name') ?? reader.text(item, 'attr/name') ?? paperWordsOf(category).category ?? BLANK;
  const parts = [
    `${name}${quantity === null ? '' : `，${plain(quantity)}${unit}`}`,
    ...attributes(reader, item, category),
    ...told('权属', reader.text(item, 'owner')),
    ...told('占有人', reader.text(item, 'holder')),
    seals.length > 0 ? `封条：${seals.map(([no, position]) => (position === null ? no : `${no}（${position}）`)).join('、')}` : null,
    valueFen === null ? null : `估值：${formatFen(valueFen)}元${bracket(reader.text(item, 'valueSource'))}`,
    measure !== 'impoundment' && measureWord(measure) !== null ? `措施：${measureWord(measure)}` : null,
    reader.text(item, 'note'),
  ];
  const text = `${number}. ${label === null ? '' : `［${label}］`}${parts.filter((part) => part !== null).join('；')}。`;
  return { item, number, measure, quantity, unit, valueFen, seals: seals.length, text, contained };
}

/** Every attribute on record, in the inventory's words. */
function attributes(reader: InputReader, item: FoldedDocument, category: string | null): string[] {
  const keys = reader.keys(item, 'attr');
  return paperAttributes(category, keys, (path) => reader.value(item, path)).map(({ word: name, text }) => `${name}：${text}`);
}

/** 合计, which always equals the rows above it: how many items and things, what they are worth, what has no value yet. */
export function propertyTotal(rows: readonly PropertyRow[]): string {
  const byUnit = new Map<string, number>();
  for (const { quantity, unit } of rows) if (quantity !== null) byUnit.set(unit, (byUnit.get(unit) ?? 0) + quantity);
  const things = [...byUnit].map(([unit, quantity]) => `${plain(quantity)}${unit}`).join('、');
  const total = sumFen(rows.flatMap(({ valueFen }) => (valueFen === null ? [] : [valueFen])));
  const unvalued = rows.filter(({ valueFen }) => valueFen === null).length;
  const value = unvalued === rows.length ? `估值${BLANK}元` : `${total === null ? '估值合计超出可以准确计算的范围，以各项为准' : `估值${formatFen(total)}元（大写：${capitals(total)}）`}`;
  return `合计：${rows.length}项${things === '' ? '' : `（${things}）`}，${value}${unvalued > 0 && unvalued < rows.length ? `，其中${unvalued}项未估值` : ''}。`;
}

export const linesOf = (rows: readonly PropertyRow[]): string[] => rows.flatMap((row) => [row.text, ...linesOf(row.contained).map((line) => `　　${line}`)]);

const word = (value: Json | null | undefined): string | null => {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? plain(value) : '';
  return text === '' ? null : text;
};
const plain = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6))));
const told = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}：${value}`]);
const bracket = (text: string | null): string => (text === null ? '' : `（${text}）`);
