import { daysBetween, isDay } from '../time/day';
import type { LogEntry, LogKind } from './itemLeaves';

/** What an entry of the log does to the number: births add, deaths and sales take away. */
const CHANGES: Readonly<Partial<Record<LogKind, 1 | -1>>> = { born: 1, died: -1, sold: -1 };

export const changesCount = (kind: LogKind): boolean => CHANGES[kind] !== undefined;

/** How many there should be now: the number when they were listed, and what the log tells since. Null while that number is unknown. */
export function headCount({ quantity, log }: { readonly quantity: number | null; readonly log: readonly LogEntry[] }): number | null {
  return quantity === null ? null : log.reduce((left, { is, count }) => left + (CHANGES[is] ?? 0) * (count ?? 0), quantity);
}

/** Days before which something perishable is spoken of loudly: a court's policy. */
const SOON_DAYS = 3;

/** Days that are left to handle something perishable; negative once they are over. Null without a day. */
export function handlingTime(handleBy: string | null, today: string): { readonly daysLeft: number; readonly level: 'ok' | 'soon' | 'over' } | null {
  if (handleBy === null || !isDay(handleBy) || !isDay(today)) return null;
  const daysLeft = daysBetween(today, handleBy);
  return { daysLeft, level: daysLeft < 0 ? 'over' : daysLeft <= SOON_DAYS ? 'soon' : 'ok' };
}
