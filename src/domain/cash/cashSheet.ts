import { movesThings, type Handover } from '../handover';
import { readCash, readDenominations, type CashHandling, type Denomination } from '../inventory/itemLeaves';
import { leaf } from '../inventory/leaf';
import { numberOf, textOf, valueOf, type FoldedDocument } from '../journal';

/** Face values of renminbi in circulation, in 分: notes from 100元 to 1元, then coins and notes of 角. */
export const rmbFaces: readonly number[] = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10];

/** What stays with the person for a living (生活费), by an officer's decision with its reason. */
export interface LeftForLiving {
  readonly fen: number;
  readonly reason: string | null;
  readonly by: string | null;
}

/** One sum of cash as its item tells it: what was found, what was left, what was taken. */
export interface CashSheet {
  readonly currency: string | null;
  readonly denominations: readonly Denomination[];
  /** What the denominations come to; null while none is counted. */
  readonly foundFen: number | null;
  readonly left: LeftForLiving | null;
  /** Found less what was left; null while nothing is counted. Below zero when more was left than found. */
  readonly takenFen: number | null;
  /** The amount as it stands on the list. */
  readonly amountFen: number | null;
  readonly handling: CashHandling | null;
}

/** `handovers` of the case: cash that was given to finance is handed in, also when its list is frozen and takes no more changes. */
export function readCashSheet(item: FoldedDocument, handovers: readonly Handover[] = []): CashSheet {
  const denominations = readDenominations(item);
  const foundFen = denominations.length === 0 ? null : sumOf(denominations);
  const left = readLeft(item);
  return {
    currency: textOf(item, 'attr/currency'),
    denominations,
    foundFen,
    left,
    takenFen: foundFen === null ? null : foundFen - (left?.fen ?? 0),
    amountFen: numberOf(item, 'attr/amountFen'),
    handling: withHandIn(readCash(valueOf(item, 'cash')), handovers.filter((each) => each.items.includes(item.id))),
  };
}

const nothingHandled: CashHandling = { countedBy: [], receiptNo: null, receiptAt: null, returnDay: null, handedInAt: null, handedInTo: null, lateReason: null };

function withHandIn(handling: CashHandling | null, handovers: readonly Handover[]): CashHandling | null {
  const handedIn = handovers.find((each) => each.what === 'cash' && each.to?.role === 'finance' && each.result === 'taken' && movesThings(each));
  if (!handedIn || (handling !== null && handling.handedInAt !== null)) return handling;
  const known = handling ?? nothingHandled;
  return { ...known, handedInAt: handedIn.at, handedInTo: handedIn.to?.name ?? null, lateReason: known.lateReason ?? handedIn.note };
}

/** Face value times count, summed; exact, or it throws. */
export function sumOf(denominations: readonly Denomination[]): number {
  const sum = denominations.reduce((total, { faceFen, count }) => total + faceFen * count, 0);
  if (!Number.isSafeInteger(sum)) throw new RangeError('more money than can be counted exactly');
  return sum;
}

function readLeft(item: FoldedDocument): LeftForLiving | null {
  const row = leaf(valueOf(item, 'livingCost'));
  const fen = row?.number('fen') ?? null;
  return row && fen !== null && Number.isSafeInteger(fen) && fen > 0 ? { fen, reason: row.text('reason'), by: row.text('by') } : null;
}
