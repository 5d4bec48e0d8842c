import type { Json } from '../journal/json';
import { isDay } from '../time/day';

/** Reads the members of a leaf. What is missing, of another type or empty is null: a reader never throws, whatever was written. */
export interface LeafReader {
  text(key: string): string | null;
  number(key: string): number | null;
  /** YYYY-MM-DD that exists in the calendar. */
  day(key: string): string | null;
  /** An instant that can be read. */
  instant(key: string): string | null;
  flag(key: string): boolean | null;
  texts(key: string): readonly string[];
}

/** Null for a leaf that is no record. */
export function leaf(value: Json | undefined): LeafReader | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const row = value as Readonly<Record<string, Json | undefined>>;
  const text = (key: string): string | null => {
    const found = row[key];
    return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
  };
  return {
    text,
    number: (key) => {
      const found = row[key];
      return typeof found === 'number' && Number.isFinite(found) ? found : null;
    },
    day: (key) => {
      const found = text(key);
      return found !== null && isDay(found) ? found : null;
    },
    instant: (key) => {
      const found = text(key);
      return found !== null && Number.isFinite(Date.parse(found)) ? found : null;
    },
    flag: (key) => {
      const found = row[key];
      return typeof found === 'boolean' ? found : null;
    },
    texts: (key) => {
      const found = row[key];
      return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
    },
  };
}

/** Rows of a list in the order in which they were put. */
export const inOrder = <T extends { readonly order: number; readonly id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
export const orderOf = (row: LeafReader): number => row.number('order') ?? Number.MAX_SAFE_INTEGER;
