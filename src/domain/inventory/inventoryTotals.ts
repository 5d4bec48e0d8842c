import { sumFen } from '../money/sumFen';
import { isKept, type Screened } from './exemption';
import { measureCounts } from './measures';

/** What the totals need of an item. `valueFen` is the value of the whole row, whatever its quantity; null: not valued yet. */
export interface CountableItem extends Partial<Omit<Screened, 'measure'>> {
  readonly categoryId: string | null;
  /** The item that contains it, or null. */
  readonly parent: string | null;
  readonly measure: string | null;
  readonly valueFen: number | null;
  readonly withdrawn: boolean;
}

export interface InventoryTotals {
  /** Items listed, not withdrawn, contained ones apart. */
  readonly items: number;
  readonly contained: number;
  /** Items whose value is set against the limit. */
  readonly counted: number;
  /** Their value; where the sum is too large to be exact, the largest that is. */
  readonly valueFen: number;
  /** The value is more than can be told exactly. */
  readonly beyondExact: boolean;
  /** Counted items without a value: while there are any, the sum is a lower bound. */
  readonly unvalued: number;
  /** Things left to the debtor (保留清单). */
  readonly kept: number;
}

/**
 * Personal things found in a vehicle or a room: on the list, never in the value. Those of their own class always are; general goods
 * inside another item are, until somebody puts them under a measure of their own.
 */
export const isPersonal = ({ categoryId, parent, measure = null }: { readonly categoryId: string | null; readonly parent: string | null; readonly measure?: string | null }): boolean =>
  categoryId === 'personal' || (categoryId === 'goods' && parent !== null && measure === null);

/** Its value is set against the limit: under a measure, neither personal nor kept. */
export function isCounted({ categoryId, parent, measure, exempt = null, exemptReason = null }: Omit<CountableItem, 'valueFen' | 'withdrawn'>): boolean {
  return !isPersonal({ categoryId, parent, measure }) && measureCounts(measure) && !isKept({ exempt, exemptReason, measure });
}

export function inventoryTotals(items: readonly CountableItem[]): InventoryTotals {
  const listed = items.filter(({ withdrawn }) => !withdrawn);
  const isKeptItem = ({ exempt = null, exemptReason = null, measure }: CountableItem) => isKept({ exempt, exemptReason, measure });
  const counted = listed.filter(isCounted);
  const valueFen = sumFen(counted.flatMap(({ valueFen: value }) => (value === null ? [] : [value])));
  return {
    items: listed.filter(({ parent }) => parent === null).length,
    contained: listed.filter(({ parent }) => parent !== null).length,
    counted: counted.length,
    valueFen: valueFen ?? Number.MAX_SAFE_INTEGER,
    beyondExact: valueFen === null,
    unvalued: counted.filter((item) => item.valueFen === null).length,
    kept: listed.filter(isKeptItem).length,
  };
}

/** Against the limit: within it, above it (amber: a reason is asked), or above the share that the court set (red). */
export type LimitLevel = 'noLimit' | 'ok' | 'over' | 'farOver';

export interface LimitMeter {
  readonly level: LimitLevel;
  /** Value divided by limit; null without a limit or with a limit of nothing. */
  readonly ratio: number | null;
  readonly overFen: number;
}

/** Share of the limit from which on the meter is red, unless the court sets another. */
export const FAR_OVER_RATIO = 1.2;

/**
 * The running meter of 查扣冻规定 19 (no obvious over-seizure). It warns and asks for a reason, it never stops: whether an excess is
 * "obvious" is the officer's judgement.
 */
export function limitMeter(valueFen: number, limitFen: number | null, farOverRatio = FAR_OVER_RATIO): LimitMeter {
  if (limitFen === null) return { level: 'noLimit', ratio: null, overFen: 0 };
  const overFen = Math.max(0, valueFen - limitFen);
  const ratio = limitFen > 0 ? valueFen / limitFen : null;
  const level = overFen === 0 ? 'ok' : ratio !== null && ratio <= farOverRatio ? 'over' : 'farOver';
  return { level, ratio, overFen };
}
