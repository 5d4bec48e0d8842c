const DAY_MS = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A calendar day as YYYY-MM-DD that exists in the calendar, of the years 1900 to 2199. Days carry no time zone. */
export function isDay(text: string): boolean {
  const match = FORM.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  return year >= 1900 && year < 2200 && dayText(Date.UTC(year, Number(match[2]) - 1, Number(match[3]))) === text;
}

/** Days from one day to another, the first not counted; negative when reversed. Both must be days. */
export const daysBetween = (from: string, to: string): number => Math.round((atMidnight(to) - atMidnight(from)) / DAY_MS);

export const addDays = (day: string, days: number): string => dayText(atMidnight(day) + days * DAY_MS);

/** The day in Asia/Shanghai (UTC+8 all year) on which an instant falls. */
export const shanghaiDay = (instant: string): string => dayText(Date.parse(instant) + 8 * 3_600_000);

const atMidnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayText = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : '');
