import type { AttributeValues, Category } from './categories/category';
import { isCounted } from './inventoryTotals';
import type { ItemView } from './itemView';
import { sumFen } from '../money/sumFen';
import type { Json } from '../journal/json';

/** What is looked at of a thing: the numbers printed on it, and which was listed first. */
export interface NumberedThing {
  readonly id: string;
  readonly order: string;
  readonly category: Category | null;
  readonly values: AttributeValues;
  readonly withdrawn: boolean;
}

/** Things of one case that bear one number (车架号, 号牌 …), the one that was listed first in front. */
export interface SameNumber<T> {
  readonly key: string;
  readonly number: string;
  readonly things: readonly T[];
}

/**
 * A number as it is compared: half-width capitals without spaces, dots and hyphens, as a scanner and a hand write the same. Null for what
 * has no digit: 无牌, 无铭牌, 未登记 and the like say that there is none.
 */
export function comparedNumber(value: Json | undefined): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const plain = value.normalize('NFKC').replace(/[\s·•・.\-‐–—]/gu, '').toUpperCase();
  return /\d/.test(plain) ? plain : null;
}

/**
 * Numbers that stand on more than one thing of a case, whichever action listed it and whatever class it was put into: the same kind of
 * number, as it is compared. What is kept, to be verified or frozen counts; what was withdrawn does not.
 */
export function sameNumbers<T extends NumberedThing>(things: readonly T[]): SameNumber<T>[] {
  const borne = new Map<string, { readonly key: string; readonly number: string; readonly things: T[] }>();
  for (const thing of things) {
    if (thing.withdrawn) continue;
    for (const { key, identifies } of thing.category?.attributes ?? []) {
      const number = identifies ? comparedNumber(thing.values[key]) : null;
      if (number === null) continue;
      const bearers = borne.get(`${key} ${number}`);
      if (bearers) bearers.things.push(thing);
      else borne.set(`${key} ${number}`, { key, number, things: [thing] });
    }
  }
  return [...borne.values()].filter(({ things: bearers }) => bearers.length > 1).map((same) => ({ ...same, things: same.things.sort(byOrder) }));
}

const byOrder = (a: NumberedThing, b: NumberedThing): number => (isListedBefore(a, b) ? -1 : 1);
/** Of two things of a case the one that was listed first, by its own tablet's clock. */
export const isListedBefore = (a: Pick<NumberedThing, 'order' | 'id'>, b: Pick<NumberedThing, 'order' | 'id'>): boolean => (a.order === b.order ? a.id < b.id : a.order < b.order);

/** Another thing of the case with a number of this one, and by which of its attributes, in the order of its class. */
export interface Twin<T> {
  readonly other: T;
  readonly keys: readonly string[];
}

export function twinsOf<T extends NumberedThing>(same: readonly SameNumber<T>[], thing: NumberedThing): Twin<T>[] {
  const found = new Map<T, string[]>();
  for (const { key } of thing.category?.attributes ?? [])
    for (const each of same)
      if (each.key === key && each.things.some(({ id }) => id === thing.id)) for (const other of each.things) if (other.id !== thing.id) found.set(other, [...(found.get(other) ?? []), key]);
  return [...found].map(([other, keys]) => ({ other, keys }));
}

/** What stands in the value once more: of things with one number each that counts, but the first. Where that is too large to be exact, the largest that is. */
export function countedTwiceFen(same: readonly SameNumber<ItemView>[]): number {
  const again = new Map<string, number>();
  for (const { things } of same)
    for (const { id, valueFen } of things.filter((item) => item.valueFen !== null && isCounted({ ...item, category: item.categoryId })).slice(1)) again.set(id, valueFen ?? 0);
  return sumFen([...again.values()]) ?? Number.MAX_SAFE_INTEGER;
}
