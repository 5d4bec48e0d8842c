import type { ColumnType } from 'kysely';

/** A moment: ISO 8601 in UTC with milliseconds, both read and written as text. */
export type Moment = ColumnType<string, string, string>;
export type MomentOrNull = ColumnType<string | null, string | null | undefined, string | null>;

/** Whole numbers of 64 bits; the pool reads them as numbers and refuses what a number cannot hold exactly. */
export type Counter = ColumnType<number, number, number>;
export type CounterOrNull = ColumnType<number | null, number | null | undefined, number | null>;

/** JSON: read parsed, written as text, so that an array is never taken for a PostgreSQL array. */
export type JsonOf<T> = ColumnType<T, string, string>;
export type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** A column with a default: may be left out on insert. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
export type TextOrNull = ColumnType<string | null, string | null | undefined, string | null>;
