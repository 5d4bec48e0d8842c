import { daysBetween, isDay } from '../time/day';
import { delayedPerformanceInterestRule as rule } from '../law/rules/delayedPerformanceInterest';
import { roundedQuotient } from './roundedQuotient';

export interface DelayedInterest {
  readonly days: number;
  readonly interestFen: number;
}

export type DelayedInterestResult = { readonly ok: true; readonly interest: DelayedInterest } | { readonly ok: false; readonly reason: 'badDay' | 'reversed' | 'beforeRule' };

/** The doubled part on an unpaid sum over so many days, in 分. */
export function delayedInterestFen(unpaidFen: number, days: number): number {
  if (!Number.isSafeInteger(unpaidFen) || unpaidFen < 0 || !Number.isSafeInteger(days) || days < 0) throw new RangeError(`no sum or no days: ${unpaidFen}, ${days}`);
  return roundedQuotient(BigInt(unpaidFen) * BigInt(rule.millionthsADay) * BigInt(days), 1_000_000n);
}

/**
 * 加倍利息 from the day on which the time for performance ended (not counted) to a day (counted); both YYYY-MM-DD. A time
 * that begins before the rule was in force is not computed: other rules held then.
 */
export function delayedInterest(unpaidFen: number, performanceEndedOn: string, toDay: string): DelayedInterestResult {
  if (!isDay(performanceEndedOn) || !isDay(toDay)) return { ok: false, reason: 'badDay' };
  if (toDay < performanceEndedOn) return { ok: false, reason: 'reversed' };
  if (performanceEndedOn < rule.validFrom) return { ok: false, reason: 'beforeRule' };
  const days = daysBetween(performanceEndedOn, toDay);
  return { ok: true, interest: { days, interestFen: delayedInterestFen(unpaidFen, days) } };
}
