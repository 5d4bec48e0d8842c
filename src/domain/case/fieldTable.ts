import type { Json } from '../journal/json';

/**
 * How one leaf of a court-written document is read. `day` is YYYY-MM-DD, `instant` a UTC ISO time, `fen` money in 分.
 * A choice that this version does not know reads as its `fallback`, and where there is none as null.
 */
export type Field =
  | { readonly type: 'text' | 'day' | 'instant'; readonly required?: true }
  | { readonly type: 'fen' | 'number'; readonly required?: true }
  | { readonly type: 'flag'; readonly required?: true }
  | { readonly type: 'texts'; readonly required?: true }
  | { readonly type: 'choice'; readonly of: readonly string[]; readonly fallback?: string; readonly required?: true };

export type FieldTable = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { type: 'choice'; of: readonly (infer C)[] }
  ? C
  : F extends { type: 'texts' }
    ? readonly string[]
    : F extends { type: 'flag' }
      ? boolean
      : F extends { type: 'fen' | 'number' }
        ? number
        : string;

/** The record that a table describes: required leaves always have a value, the others may be unknown (null). */
export type FieldsOf<T extends FieldTable> = {
  readonly [K in keyof T]: T[K] extends { required: true } ? ValueOf<T[K]> : ValueOf<T[K]> | null;
};

/** Reads a record leaf by leaf; null when a required leaf is missing. What does not fit its type is unknown. */
export function readFields<T extends FieldTable>(table: T, leaf: (key: string) => Json | undefined): FieldsOf<T> | null {
  const record: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(table)) {
    const value = readLeaf(field, leaf(key));
    if (value === null && field.required) return null;
    record[key] = value;
  }
  return record as FieldsOf<T>;
}

/** The leaves of a record that are known. */
export function writeFields<T extends FieldTable>(table: T, record: FieldsOf<T>): Record<string, Json> {
  const leaves: Record<string, Json> = {};
  for (const key of Object.keys(table)) {
    const value = record[key] as Json;
    if (value !== null) leaves[key] = value;
  }
  return leaves;
}

function readLeaf(field: Field, value: Json | undefined): Json {
  switch (field.type) {
    case 'text':
    case 'day':
    case 'instant':
      return typeof value === 'string' ? value : null;
    case 'fen':
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'texts':
      return Array.isArray(value) && value.every((text) => typeof text === 'string') ? value : null;
    case 'choice':
      return typeof value === 'string' && field.of.includes(value) ? value : value === undefined || value === null ? null : (field.fallback ?? null);
  }
}
