import type { Tone } from '../mark/tone';

/** From this share of the limit on the meter says that it is near. */
export const NEAR_LIMIT = 0.9;

export type LimitState = 'unknown' | 'within' | 'near' | 'reached' | 'over' | 'farOver';

/** Where a value stands against its limit: amber beyond it, a judgement and no barrier, and red beyond the share `farOver` of it; without a known positive limit nothing is judged. */
export function limitState(value: number, limit: number | null, farOver: number): LimitState {
  if (limit === null || limit <= 0) return 'unknown';
  if (value > limit) return value > limit * farOver ? 'farOver' : 'over';
  if (value === limit) return 'reached';
  return value >= limit * NEAR_LIMIT ? 'near' : 'within';
}

/** What is not above the limit is in order, however near it is. */
export const limitTones: Record<LimitState, Tone> = { unknown: 'plain', within: 'ok', near: 'ok', reached: 'ok', over: 'wait', farOver: 'seal' };

/** How the meter is drawn, all in percent of its length: the limit's mark stays in sight also when the value is beyond it, and so does a second one. */
export function meterShares(value: number, limit: number | null, other: number | null = null): { fillPercent: number; markPercent: number | null; otherPercent: number | null } {
  if (limit === null || limit <= 0) return { fillPercent: 0, markPercent: null, otherPercent: null };
  const whole = Math.max(limit * 1.04, value * 1.02, (other ?? 0) * 1.02);
  return { fillPercent: Math.max(0, (value / whole) * 100), markPercent: (limit / whole) * 100, otherPercent: other === null || other <= 0 ? null : (other / whole) * 100 };
}

/** By how much of the limit a value is beyond it: 0.49 %. Two decimals while it is little, none when it is much. */
export function overShare(value: number, limit: number): string {
  const percent = limit > 0 ? ((value - limit) / limit) * 100 : 0;
  return `${percent < 10 ? Math.round(percent * 100) / 100 : Math.round(percent)}%`;
}
