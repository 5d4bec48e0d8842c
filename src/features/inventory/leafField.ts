import type { Json } from '@/domain/journal';
import type { Option } from '@/ui';

/** A leaf that is a record, as its sheet shows it. */
export type LeafRow = Readonly<Record<string, Json>>;

/** One member of such a leaf. */
export interface LeafField {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'lines' | 'day' | 'time' | 'integer' | 'flag' | 'choice';
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly options?: readonly Option[] | undefined;
  /** Values to take over by a tap. */
  readonly offers?: ((row: LeafRow) => readonly { readonly value: string; readonly label: string }[]) | undefined;
  /** A doubt about what stands there; it warns and never stops. */
  readonly doubt?: ((value: Json, row: LeafRow) => string | undefined) | undefined;
}

export function rowOf(value: Json | undefined): LeafRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LeafRow) : {};
}

/** Texts without spaces around them, empty ones as null. */
export const tidyRow = (row: LeafRow): LeafRow =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? (value.trim() === '' ? null : value.trim()) : value]));
