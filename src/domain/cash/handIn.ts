import type { CashHandling } from '../inventory/itemLeaves';
import { addDays, shanghaiDay } from '../time/day';
import { cashPolicy } from './cashPolicy';

/**
 * The hand-in clock: by the end of `dueDay` the money is with finance, by the end of `lastDay` with a written reason. `handedIn`: in time, on the
 * extra day, or late.
 */
export type HandIn =
  | { readonly is: 'noDay' }
  | { readonly is: 'waiting' | 'dueToday' | 'extraDay' | 'overdue'; readonly dueDay: string; readonly lastDay: string; readonly needsReason: boolean }
  | { readonly is: 'handedIn'; readonly by: 'due' | 'extraDay' | 'late'; readonly dueDay: string; readonly lastDay: string; readonly needsReason: boolean };

/** `now` is the device's claim, as every time here; days are those of Asia/Shanghai. */
export function handIn(handling: CashHandling | null, now: string): HandIn {
  if (handling?.returnDay == null) return { is: 'noDay' };
  const dueDay = addDays(handling.returnDay, cashPolicy.handInDays);
  const lastDay = addDays(dueDay, cashPolicy.moreDaysWithReason);
  const hasReason = handling.lateReason !== null;
  const done = handling.handedInAt === null ? '' : shanghaiDay(handling.handedInAt);
  if (done !== '') {
    const by = done <= dueDay ? 'due' : done <= lastDay ? 'extraDay' : 'late';
    return { is: 'handedIn', by, dueDay, lastDay, needsReason: by !== 'due' && !hasReason };
  }
  const today = shanghaiDay(now);
  const is = today < dueDay ? 'waiting' : today === dueDay ? 'dueToday' : today <= lastDay ? 'extraDay' : 'overdue';
  return { is, dueDay, lastDay, needsReason: (is === 'extraDay' || is === 'overdue') && !hasReason };
}
