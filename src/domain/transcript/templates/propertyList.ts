import { isPersonal } from '../../inventory/inventoryTotals';
import { measureCounts, measureWord } from '../../inventory/measures';
import { compareLabels } from '../../inventory/numbering';
import { paperWordsOf } from '../../inventory/paperWords';
import { unitWord } from '../../inventory/units';
import type { FoldedDocument } from '../../journal';
import { capitals } from '../../money/capitals';
import { formatFen } from '../../money/fen';
import type { InputReader } from '../input';
import { BLANK } from '../paperTime';
import { plainNumber, propertyWords } from './propertyWords';

/** One numbered row of a paper's list. */
export interface ListedItem {
  readonly item: FoldedDocument;
  /** 1, 2 … of items; 1.1, 1.2 … of what they contain. */
  readonly number: string;
  readonly measure: string | null;
  readonly quantity: number | null;
  readonly unit: string;
  readonly valueFen: number | null;
  /** Its value is set against the limit: personal things in a vehicle or a room are listed, never valued. */
  readonly counts: boolean;
  readonly text: string;
  readonly contained: readonly ListedItem[];
}

export interface PropertyLists {
  /** Under a measure that binds value. */
  readonly seized: readonly ListedItem[];
  /** Left to the debtor (豁免). */
  readonly kept: readonly ListedItem[];
  /** Neither: to be verified, in a queue, not taken. */
  readonly others: readonly ListedItem[];
}

/** The action's items as numbered rows, in three lists. `deed`: the measure that goes without saying; false: none is told. */
export function propertyLists(reader: InputReader, action: FoldedDocument | undefined, actionId: string, deed: string | null | false): PropertyLists {
  const items = inOrder(reader, reader.all('item').filter((item) => item.action === actionId));
  const known = new Set(items.map(({ id }) => id));
  const children = new Map<string | null, FoldedDocument[]>();
  for (const item of items) {
    const named = reader.text(item, 'parent');
    const parent = named !== null && known.has(named) && named !== item.id ? named : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(item);
    else children.set(parent, [item]);
  }
  const rowsOf = (list: readonly FoldedDocument[], prefix: string, above: ReadonlySet<string>): ListedItem[] =>
    list.map((item, i) => {
      const number = `${prefix}${i + 1}`;
      const path = new Set([...above, item.id]);
      return listed(reader, action, item, number, deed, rowsOf((children.get(item.id) ?? []).filter(({ id }) => !path.has(id)), `${number}.`, path));
    });
  const roots = children.get(null) ?? [];
  const seized = roots.filter((item) => measureCounts(reader.text(item, 'measure')));
  const kept = roots.filter((item) => !seized.includes(item) && isKept(reader, item));
  const others = roots.filter((item) => !seized.includes(item) && !kept.includes(item));
  return { seized: rowsOf(seized, '', new Set()), kept: rowsOf(kept, '', new Set()), others: rowsOf(others, '', new Set()) };
}

/** Left to the debtor: said so, or of an exempt kind and not taken. */
export function isKept(reader: InputReader, item: FoldedDocument): boolean {
  const at = (key: string) => reader.text(item, key) ?? reader.text(item, `attr/${key}`);
  const exempt = at('exempt');
  return at('disposition') === 'kept' || (exempt !== null && exempt !== 'no');
}

const inOrder = (reader: InputReader, items: readonly FoldedDocument[]): FoldedDocument[] =>
  items
    .map((item) => ({ item, order: reader.text(item, 'order') ?? '', label: reader.text(item, 'label') ?? '' }))
    .sort((a, b) => (a.order === b.order ? compareLabels(a.label, b.label) : a.order < b.order ? -1 : 1))
    .map(({ item }) => item);

function listed(reader: InputReader, action: FoldedDocument | undefined, item: FoldedDocument, number: string, deed: string | null | false, contained: readonly ListedItem[]): ListedItem {
  const category = reader.text(item, 'category');
  const quantity = reader.number(item, 'quantity') ?? (category === 'vehicle' ? 1 : null);
  const unit = unitWord(reader.text(item, 'unit') ?? (category === 'vehicle' ? 'vehicle' : null));
  const valueFen = reader.number(item, 'valueFen');
  const measure = reader.text(item, 'measure');
  const label = reader.text(item, 'label');
  const name = reader.text(item, 'name') ?? reader.text(item, 'attr/name') ?? paperWordsOf(category).category ?? BLANK;
  const parts = [
    `${name}${quantity === null ? '' : `，${plainNumber(quantity)}${unit}`}`,
    deed !== false && measure !== null && measure !== deed && measure !== 'notSeized' && !number.includes('.') ? `措施：${measureWord(measure) ?? measure}` : null,
    ...propertyWords(reader, action, item, category),
  ];
  const counts = measureCounts(measure) && !isPersonal({ category, parent: number.includes('.') ? item.id : null });
  const text = `${number}. ${label === null ? '' : `［${label}］`}${parts.filter((part) => part !== null).join('；')}。`;
  return { item, number, measure, quantity, unit, valueFen, counts, text, contained };
}

/** A list as it is printed; a paper's list ends so that nothing can be added below. */
export const listLines = (rows: readonly ListedItem[]): string[] => rows.flatMap((row) => [row.text, ...listLines(row.contained).map((line) => `　　${line}`)]);

export const everyRow = (rows: readonly ListedItem[]): ListedItem[] => rows.flatMap((row) => [row, ...everyRow(row.contained)]);

/** 合计, which always equals the rows above it: how many items and things, what they are worth, what has no value yet. */
export function listTotal(rows: readonly ListedItem[]): string {
  const byUnit = new Map<string, number>();
  for (const { quantity, unit } of rows) if (quantity !== null) byUnit.set(unit, (byUnit.get(unit) ?? 0) + quantity);
  const things = [...byUnit].map(([unit, quantity]) => `${plainNumber(quantity)}${unit}`).join('、');
  const within = everyRow(rows).length - rows.length;
  const valued = everyRow(rows).filter(({ counts }) => counts);
  const sumFen = valued.reduce((sum, { valueFen }) => sum + (valueFen ?? 0), 0);
  const unvalued = valued.filter(({ valueFen }) => valueFen === null).length;
  const value = unvalued === valued.length || !Number.isSafeInteger(sumFen) ? `估值${BLANK}元` : `估值${formatFen(sumFen)}元（大写：${capitals(sumFen)}）`;
  return `合计：${rows.length}项${things === '' ? '' : `（${things}）`}${within > 0 ? `，另有其内物品${within}项` : ''}，${value}${unvalued > 0 && unvalued < valued.length ? `，其中${unvalued}项未估值` : ''}。`;
}
