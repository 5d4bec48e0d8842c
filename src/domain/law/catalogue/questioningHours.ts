import type { Facts } from '../facts';
import type { CheckedRule, Lack } from '../shortfall';
import { interpretation } from '../sources';

const HOUR_MS = 3_600_000;
/** Told an hour before. */
const WARN_BEFORE_HOURS = 1;

/**
 * R22 询问时间: after a compelled appearance a person is questioned for 8 hours at most, 24 where it is complex and detention is
 * possible. Two clocks run: from the arrival, and the time of questioning itself; the earlier one warns. Saving is never stopped.
 */
export const questioningHours: CheckedRule & { readonly longestHours: number; readonly longestComplexHours: number } = {
  id: 'R22',
  source: interpretation('第四百八十二条第二款'),
  level: 'warn',
  stage: 'freeze',
  validFrom: '2022-04-10',
  validTo: null,
  longestHours: 8,
  longestComplexHours: 24,
  check: (facts) =>
    facts.action.appearances.flatMap(({ id, person, complex }): Lack[] => {
      const { askedMs, sinceMs } = clocksOf(facts, id);
      const hours = Math.max(askedMs, sinceMs) / HOUR_MS;
      const longest = complex ? questioningHours.longestComplexHours : questioningHours.longestHours;
      if (hours < longest - WARN_BEFORE_HOURS) return [];
      return [{ code: hours >= longest ? 'over' : 'near', at: { tab: 'course', id }, words: { name: person ?? '', hours: Math.floor(hours * 10) / 10, longest } }];
    }),
};

/** Both clocks of one person: time asked in all, and time since the arrival until the last question ended (now, while it goes on). */
export function clocksOf({ action, at }: Facts, appearanceId: string): { readonly askedMs: number; readonly sinceMs: number } {
  const appearance = action.appearances.find(({ id }) => id === appearanceId);
  const asked = action.questionings.filter(({ person }) => person === appearance?.person && person !== null);
  const spans = asked.flatMap(({ from, to }) => (from === null ? [] : [{ from: Date.parse(from), to: Date.parse(to ?? at) }]));
  const arrived = appearance?.arrivedAt ? Date.parse(appearance.arrivedAt) : null;
  const last = spans.length > 0 ? Math.max(...spans.map(({ to }) => to)) : Date.parse(at);
  return { askedMs: spans.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0), sinceMs: arrived === null ? 0 : Math.max(0, last - arrived) };
}
