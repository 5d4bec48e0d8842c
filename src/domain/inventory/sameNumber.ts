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

interface PrintedNumber {
  readonly key: string;
  readonly number: string;
  /** Kind and number in one: what two things have in common. */
  readonly both: string;
}

// A folded document never changes, nor do the values that were read from it: numbers are looked at once.
const looked = new WeakMap<AttributeValues, readonly PrintedNumber[]>();
function numbersOf({ category, values }: NumberedThing): readonly PrintedNumber[] {
  const known = looked.get(values);
  if (known) return known;
  const numbers = (category?.attributes ?? []).flatMap(({ key, identifies }) => {
    const number = identifies ? comparedNumber(values[key]) : null;
    return number === null ? [] : [{ key, number, both: `${key} ${number}` }];
  });
  looked.set(values, numbers);
  return numbers;
}

/** The numbers that stand on more than one thing of a case, and which of them each such thing bears, in the order of its class. */
export interface SameNumbers<T> {
  readonly all: readonly SameNumber<T>[];
  readonly of: ReadonlyMap<string, readonly SameNumber<T>[]>;
}

/**
 * Numbers that stand on more than one thing, whichever action listed it and whatever class it was put into: the same kind of number, as it is
 * compared. What is kept, to be verified or frozen counts; what was withdrawn does not.
 */
export function sameNumbers<T extends NumberedThing>(things: readonly T[]): SameNumbers<T> {
  const standing = things.filter(({ withdrawn }) => !withdrawn);
  const borne = new Map<string, { readonly key: string; readonly number: string; readonly things: T[] }>();
  for (const thing of standing)
    for (const { key, number, both } of numbersOf(thing)) {
      const bearers = borne.get(both);
      if (bearers) bearers.things.push(thing);
      else borne.set(both, { key, number, things: [thing] });
    }
  const all = [...borne.values()].filter(({ things: bearers }) => bearers.length > 1);
  for (const { things: bearers } of all) bearers.sort(byOrder);
  const shared = new Set(all.flatMap(({ things: bearers }) => bearers));
  const sharedBy = (thing: T) => numbersOf(thing).flatMap(({ both }) => borne.get(both) ?? []).filter(({ things: bearers }) => bearers.length > 1);
  return { all, of: new Map([...shared].map((thing) => [thing.id, sharedBy(thing)])) };
}

const byOrder = (a: NumberedThing, b: NumberedThing): number => (isListedBefore(a, b) ? -1 : 1);
/** Of two things of a case the one that was listed first, by its own tablet's clock. */
export const isListedBefore = (a: Pick<NumberedThing, 'order' | 'id'>, b: Pick<NumberedThing, 'order' | 'id'>): boolean => (a.order === b.order ? a.id < b.id : a.order < b.order);

/** Another thing of the case with a number of this one, and by which of its attributes, in the order of its class. */
export interface Twin<T> {
  readonly other: T;
  readonly keys: readonly string[];
}

export function twinsOf<T extends NumberedThing>(same: SameNumbers<T>, { id }: Pick<NumberedThing, 'id'>): Twin<T>[] {
  const found = new Map<T, string[]>();
  for (const { key, things } of same.of.get(id) ?? []) for (const other of things) if (other.id !== id) found.set(other, [...(found.get(other) ?? []), key]);
  return [...found].map(([other, keys]) => ({ other, keys }));
}

/** What stands in the value once more: of things with one number each that counts, but the first. Where that is too large to be exact, the largest that is. */
export function countedTwiceFen(same: SameNumbers<ItemView>): number {
  const again = new Map<string, number>();
  for (const { things } of same.all)
    for (const { id, valueFen } of things.filter((item) => item.valueFen !== null && isCounted(item)).slice(1)) again.set(id, valueFen ?? 0);
  return sumFen([...again.values()]) ?? Number.MAX_SAFE_INTEGER;
}
