import { measureTermsRule as rule, termReminderDays } from '../law/rules/measureTerms';
import { addDays, daysBetween, isDay } from '../time/day';
import type { Category, PropertyKind } from './categories/category';
import type { Clock, Term } from './itemLeaves';

/** The last day that a measure from this day on may have (解释 485; the first day is not counted, 民事诉讼法 85); null for no day. */
export function longestEnd(from: string, property: PropertyKind): string | null {
  if (!isDay(from)) return null;
  const year = String(Number(from.slice(0, 4)) + rule.years[property]).padStart(4, '0');
  const same = year + from.slice(4);
  // 29 February has no day of its own in most years: the month's last day is the end.
  return isDay(same) ? same : isDay(`${year}-02-28`) ? `${year}-02-28` : null;
}

/**
 * A proposed end day, as courts write it: the day before the same day (2024-08-17 for two years → 2026-08-16), so never beyond the
 * longest. The end that counts is the one in the ruling; this only fills the field until a person has read it.
 */
export function proposedEnd(from: string, property: PropertyKind): string | null {
  const end = longestEnd(from, property);
  return end === null ? null : addDays(end, -1);
}

export type TermDoubt = 'reversed' | 'tooLong';

/** What is wrong with a term as written; unknown ends are no fault here. */
export function termDoubt({ from, to }: Term, property: PropertyKind): TermDoubt | null {
  if (from === null || to === null) return null;
  if (to < from) return 'reversed';
  const end = longestEnd(from, property);
  return end !== null && to > end ? 'tooLong' : null;
}

/** Which clocks run for a thing: the seizure of the thing itself, the one in the register, or both (机动车: 扣押 and 登记查封). */
export function clocksOf({ registered, tangible }: Pick<Category, 'registered' | 'tangible'>): readonly Clock[] {
  if (!tangible) return ['registered'];
  return registered ? ['physical', 'registered'] : ['physical'];
}

export interface TermState {
  readonly days: number;
  readonly daysLeft: number;
  /** Share of the term that is over, 0 to 1. */
  readonly spent: number;
  /** ok; soon: within the days on which it is spoken of; urgent: within the shortest of them; over: it has lapsed. */
  readonly level: 'ok' | 'soon' | 'urgent' | 'over';
}

/** How far a term has run on a day; null while an end is unknown or the term is no term. */
export function termState({ from, to }: Term, today: string): TermState | null {
  if (from === null || to === null || to < from || !isDay(today)) return null;
  const days = Math.max(1, daysBetween(from, to));
  const daysLeft = daysBetween(today, to);
  const spent = Math.min(1, Math.max(0, daysBetween(from, today) / days));
  const level = daysLeft < 0 ? 'over' : daysLeft <= Math.min(...termReminderDays) ? 'urgent' : daysLeft <= Math.max(...termReminderDays) ? 'soon' : 'ok';
  return { days, daysLeft, spent, level };
}
