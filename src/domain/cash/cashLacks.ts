import { cashPolicy } from './cashPolicy';
import type { CashSheet } from './cashSheet';
import { handIn } from './handIn';

/**
 * What is missing or doubtful about a sum of cash; it warns, and stops no saving. `difference`: the list does not say what was counted.
 * `late`: not handed in by its day; `lateReason`: a day later, and nobody wrote why.
 */
export type CashLack = 'denominations' | 'difference' | 'leftMoreThanFound' | 'leftReason' | 'officers' | 'receipt' | 'returnDay' | 'late' | 'lateReason';

export function cashLacks(sheet: CashSheet, now: string): CashLack[] {
  const { foundFen, takenFen, amountFen, left, handling } = sheet;
  const state = handIn(handling, now);
  const lacks: (CashLack | false)[] = [
    foundFen === null && 'denominations',
    takenFen !== null && takenFen < 0 && 'leftMoreThanFound',
    takenFen !== null && amountFen !== null && takenFen !== amountFen && 'difference',
    left !== null && left.reason === null && 'leftReason',
    new Set(handling?.countedBy).size < cashPolicy.officers && 'officers',
    (handling?.receiptNo ?? null) === null && 'receipt',
    state.is === 'noDay' && 'returnDay',
    (state.is === 'overdue' || (state.is === 'handedIn' && state.by === 'late')) && 'late',
    state.is !== 'noDay' && state.needsReason && 'lateReason',
  ];
  return lacks.filter((lack) => lack !== false);
}
