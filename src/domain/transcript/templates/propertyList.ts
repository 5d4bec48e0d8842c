import { commonPath, type CommonKey } from '../../inventory/commonLeaves';
import { isKept as isLeft } from '../../inventory/exemption';
import { isPersonal } from '../../inventory/inventoryTotals';
import { measureCounts, measureWord } from '../../inventory/measures';
import { isInside } from '../../inventory/nesting';
import { compareLabels } from '../../inventory/numbering';
import { paperWordsOf } from '../../inventory/paperWords';
import { unitWord } from '../../inventory/units';
import type { FoldedDocument } from '../../journal';
import { capitals } from '../../money/capitals';
import { formatFen } from '../../money/fen';
import { isFen, sumFen } from '../../money/sumFen';
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
  const known = new Map(items.map((item) => [item.id, { id: item.id, parent: reader.text(item, 'parent') }]));
  const byId = new Map(items.map((item) => [item.id, item]));
  const isTaken = (item: FoldedDocument) => measureCounts(reader.text(item, 'measure')) && !isKept(reader, item);
  const children = new Map<string | null, FoldedDocument[]>();
  for (const item of items) {
    const named = byId.get(known.get(item.id)?.parent ?? '');
    // What lies in itself by a loop stands by itself; so does what is taken out of something that is left: it belongs to what was seized.
    const parent = named && !isInside(known, item.id, item.id) && !(isTaken(item) && !isTaken(named)) ? named.id : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(item);
    else children.set(parent, [item]);
  }
  const rowsOf = (list: readonly FoldedDocument[], prefix: string, above: ReadonlySet<string>): ListedItem[] =>
    list.map((item, i) => {
      const number = `${prefix}${i + 1}`;
      const path = new Set([...above, item.id]);
      const from = prefix === '' ? (byId.get(known.get(item.id)?.parent ?? '') ?? null) : null;
      return listed(reader, action, item, number, deed, from, rowsOf((children.get(item.id) ?? []).filter(({ id }) => !path.has(id)), `${number}.`, path));
    });
  const roots = children.get(null) ?? [];
  const seized = roots.filter(isTaken);
  const kept = roots.filter((item) => !seized.includes(item) && isKept(reader, item));
  const others = roots.filter((item) => !seized.includes(item) && !kept.includes(item));
  return { seized: rowsOf(seized, '', new Set()), kept: rowsOf(kept, '', new Set()), others: rowsOf(others, '', new Set()) };
}

/** Left to the debtor: of an exempt kind, or said so and not taken. What is both taken and kept counts as kept until somebody decides. */
export function isKept(reader: InputReader, item: FoldedDocument): boolean {
  const at = (key: CommonKey) => reader.text(item, commonPath(item, key));
  const measure = reader.text(item, 'measure');
  return isLeft({ exempt: at('exempt'), exemptReason: at('exemptReason'), measure }) || (at('disposition') === 'kept' && !measureCounts(measure));
}

const inOrder = (reader: InputReader, items: readonly FoldedDocument[]): FoldedDocument[] =>
  items
    .map((item) => ({ item, order: reader.text(item, 'order') ?? '', label: reader.text(item, 'label') ?? '' }))
    .sort((a, b) => (a.order === b.order ? compareLabels(a.label, b.label) : a.order < b.order ? -1 : 1))
    .map(({ item }) => item);

function listed(reader: InputReader, action: FoldedDocument | undefined, item: FoldedDocument, number: string, deed: string | null | false, from: FoldedDocument | null, contained: readonly ListedItem[]): ListedItem {
  const category = reader.text(item, 'category');
  const quantity = reader.number(item, 'quantity') ?? (category === 'vehicle' ? 1 : null);
  const unit = unitWord(reader.text(item, 'unit') ?? (category === 'vehicle' ? 'vehicle' : null));
  const recorded = reader.number(item, 'valueFen');
  const valueFen = isFen(recorded) ? recorded : null;
  const measure = reader.text(item, 'measure');
  const label = reader.text(item, 'label');
  const name = nameOf(reader, item);
  const parts = [
    `${name}${quantity === null ? '' : `，${plainNumber(quantity)}${unit}`}`,
    deed !== false && measure !== null && measure !== deed && measure !== 'notSeized' && !number.includes('.') ? `措施：${measureWord(measure) ?? measure}` : null,
    from === null ? null : `取自：${[reader.text(from, 'label')].filter((each) => each !== null).map((each) => `［${each}］`).join('')}${nameOf(reader, from)}`,
    ...propertyWords(reader, action, item, category),
  ];
  const counts = measureCounts(measure) && !isKept(reader, item) && !isPersonal({ categoryId: category, parent: reader.text(item, 'parent'), measure });
  const text = `${number}. ${label === null ? '' : `［${label}］`}${parts.filter((part) => part !== null).join('；')}。`;
  return { item, number, measure, quantity, unit, valueFen, counts, text, contained };
}

const nameOf = (reader: InputReader, item: FoldedDocument): string => reader.text(item, 'name') ?? reader.text(item, 'attr/name') ?? paperWordsOf(reader.text(item, 'category')).category ?? BLANK;

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
  const total = sumFen(valued.flatMap(({ valueFen }) => (valueFen === null ? [] : [valueFen])));
  const unvalued = valued.filter(({ valueFen }) => valueFen === null).length;
  const value = unvalued === valued.length ? `估值${BLANK}元` : total === null ? '估值合计超出可以准确计算的范围，以各项为准' : `估值${formatFen(total)}元（大写：${capitals(total)}）`;
  return `合计：${rows.length}项${things === '' ? '' : `（${things}）`}${within > 0 ? `，另有其内物品${within}项` : ''}，${value}${unvalued > 0 && unvalued < valued.length ? `，其中${unvalued}项未估值` : ''}。`;
}
