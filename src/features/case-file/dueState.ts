import { daysBetween } from '@/domain/time/day';
import type { Tone } from '@/ui';

/** From so many days before it a deadline is near. */
export const NEAR_DAYS = 7;

export interface DueState {
  /** Days until the day; negative when it has passed. */
  readonly days: number;
  readonly is: 'overdue' | 'today' | 'near' | 'far';
  readonly tone: Tone;
}

/** Where a day (YYYY-MM-DD) stands to today's. */
export function dueState(on: string, today: string): DueState {
  const days = daysBetween(today, on);
  if (days < 0) return { days, is: 'overdue', tone: 'seal' };
  if (days === 0) return { days, is: 'today', tone: 'wait' };
  return days <= NEAR_DAYS ? { days, is: 'near', tone: 'wait' } : { days, is: 'far', tone: 'court' };
}
