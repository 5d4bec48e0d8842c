import type { ItemSeal } from './itemSeal';
import { nextSeal, canonicalSeal } from './sealNumber';
import { isIn, numbersOf, type SealRange } from './sealRange';

/** What is known of one strip of a range: still on board, used in another case, or as the thing tells that bears it. */
export type StripState = 'onBoard' | 'elsewhere' | 'affixed' | 'torn' | 'removed' | 'void';

export interface Strip {
  readonly number: string;
  readonly state: StripState;
  /** Labels of the things that bear it, or bore it. */
  readonly items: readonly string[];
}

/** A thing of the case, with its strips; withdrawn ones bear none. */
export interface SealedThing {
  readonly label: string;
  readonly withdrawn: boolean;
  readonly seals: readonly ItemSeal[];
}

/** What is doubtful about a number: recorded, warned of, never refused (F5). */
export type SealDoubt = 'reused' | 'outsideRange';

/** Where every strip of a range is. `usedOutside`: numbers that were recorded in other cases. */
export function stripsOf(range: SealRange, things: readonly SealedThing[], usedOutside: { has(number: string): boolean }): Strip[] {
  const borne = bearers(things);
  return numbersOf(range).map((number): Strip => {
    const uses = borne.get(number) ?? [];
    const items = uses.map(({ label }) => label);
    if (uses.length === 0) return { number, state: usedOutside.has(number) ? 'elsewhere' : 'onBoard', items };
    return { number, state: stateOf(uses.map(({ seal }) => seal)), items };
  });
}

/** Of several uses of one number the one that stands tells the state. */
function stateOf(seals: readonly ItemSeal[]): StripState {
  const states = seals.map(({ state }) => state);
  for (const state of ['torn', 'affixed', 'removed', 'void'] as const) if (states.includes(state)) return state;
  return 'affixed';
}

function bearers(things: readonly SealedThing[]): Map<string, { readonly label: string; readonly seal: ItemSeal }[]> {
  const borne = new Map<string, { label: string; seal: ItemSeal }[]>();
  for (const { label, seals, withdrawn } of things) for (const seal of withdrawn ? [] : seals) borne.set(canonicalSeal(seal.number), [...(borne.get(canonicalSeal(seal.number)) ?? []), { label, seal }]);
  return borne;
}

/** Doubts about every number that is on the case's things. Without any range nothing is outside: the court gives none out. `usedOutside`: recorded in other cases. */
export function sealDoubts(things: readonly SealedThing[], ranges: readonly SealRange[], usedOutside: { has(number: string): boolean }): ReadonlyMap<string, readonly SealDoubt[]> {
  const doubts = new Map<string, SealDoubt[]>();
  for (const [number, uses] of bearers(things)) {
    const found: SealDoubt[] = [];
    if (uses.length > 1 || usedOutside.has(number)) found.push('reused');
    if (ranges.length > 0 && !ranges.some((range) => isIn(range, number))) found.push('outsideRange');
    if (found.length > 0) doubts.set(number, found);
  }
  return doubts;
}

/**
 * The number to offer next: the first strip on board behind the last one used of the same range, else the first on board of any; without ranges
 * the series that is in hand goes on.
 */
export function nextStrip(ranges: readonly SealRange[], last: string | null, inUse: { has(number: string): boolean }): string | null {
  const at = last === null ? undefined : ranges.find((range) => isIn(range, last));
  for (const range of at ? [at, ...ranges.filter((each) => each !== at)] : ranges) {
    const numbers = numbersOf(range);
    const from = range === at && last !== null ? numbers.indexOf(canonicalSeal(last)) + 1 : 0;
    const free = [...numbers.slice(from), ...numbers.slice(0, from)].find((number) => !inUse.has(number));
    if (free !== undefined) return free;
  }
  return ranges.length > 0 ? null : nextSeal(last, inUse);
}
