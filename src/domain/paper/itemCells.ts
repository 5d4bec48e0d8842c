import { itemView, type ItemView } from '../inventory/itemView';
import { paperAttributes } from '../inventory/paperWords';
import { measureWord } from '../inventory/measures';
import { valueOf } from '../journal';
import { formatFen } from '../money/fen';
import { BLANK, type Custodian } from '../transcript';
import type { ListedItem } from '../transcript/templates/propertyList';

/** What is told of one thing in a row of a list; a lasting blank is completed by hand, `／` says that there is nothing to say. */
export interface ItemCells {
  readonly number: string;
  readonly name: string;
  readonly model: string;
  readonly codes: string;
  readonly unit: string;
  readonly quantity: string;
  readonly state: string;
  readonly owner: string;
  readonly value: string;
  readonly seals: string;
  readonly keptAt: string;
  readonly custodian: string;
  readonly note: string;
}

export const NONE = '／';

type Column = 'model' | 'codes' | 'state' | 'owner' | 'note';

/** What an attribute tells, by how its class describes it: names of the kind, codes on the thing, how it is, whose it is. */
function columnOf({ category }: ItemView, key: string): Column {
  if (['registeredOwner', 'ownerClaim', 'coOwners', 'mortgage', 'lease', 'ownershipBasis'].includes(key)) return 'owner';
  const attribute = category?.attributes.find((each) => each.key === key);
  if (attribute?.unique && attribute.type === 'text') return 'codes';
  if (['model', 'spec', 'colour', 'year', 'maker', 'grade'].includes(key) || category?.titleKeys.includes(key)) return 'model';
  if (['condition', 'damage', 'damaged'].includes(key) || attribute?.ownState || attribute?.unique || attribute?.required) return 'state';
  return 'note';
}

export function itemCells(row: ListedItem, custodian: Custodian | null): ItemCells {
  const item = itemView(row.item);
  const told: Record<Column, string[]> = { model: [], codes: [], state: [], owner: [], note: [] };
  const keys = Object.keys(item.values).filter((key) => key !== 'quantity');
  for (const { key, word, text } of paperAttributes(item.categoryId, keys, (path) => valueOf(row.item, path) ?? null)) {
    const column = columnOf(item, key);
    told[column].push(column === 'model' ? text : `${word}：${text}`);
  }
  for (const [word, text] of [['共有人', item.coOwners], ['抵押', item.mortgage], ['租赁', item.lease], ['权属依据', item.ownershipBasis]] as const) {
    if (text && !told.owner.some((each) => each.startsWith(word))) told.owner.push(`${word}：${text}`);
  }
  const keeper = item.custodian ?? custodian;
  const measure = measureWord(item.measure);
  return {
    number: row.number,
    name: lines([item.name ?? item.category?.paper ?? BLANK, item.label === '' ? null : `［${item.label}］`]),
    model: lines(told.model) || NONE,
    codes: lines(told.codes) || NONE,
    unit: row.unit || BLANK,
    quantity: row.quantity === null ? BLANK : plain(row.quantity),
    state: lines([item.values['condition'] === undefined ? item.condition : null, ...told.state]) || NONE,
    owner: lines([item.owner, ...told.owner, item.holder === null ? null : `占有人：${item.holder}`]) || NONE,
    value: row.valueFen === null ? BLANK : lines([formatFen(row.valueFen), item.valueSource === null ? null : `（${item.valueSource}）`]),
    seals: lines(item.seals.map(sealText)) || NONE,
    keptAt: keeper?.place || item.room || BLANK,
    custodian: keeper?.name ?? BLANK,
    note: lines([measure, ...told.note, item.note, item.claims.length > 0 ? `案外人主张：${item.claims.map(({ by }) => by).join('、')}` : null]) || NONE,
  };
}

const sealWords: Readonly<Record<string, string>> = { torn: '已破损', removed: '已启封', void: '作废' };
const sealText = ({ number, position, state }: ItemView['seals'][number]): string =>
  `${number}${position === null ? '' : `（${position}）`}${sealWords[state] === undefined ? '' : `［${sealWords[state]}］`}`;

export const lines = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('\n');
export const plain = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6))));
