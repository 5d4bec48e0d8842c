import type { Json } from '../../journal/json';

/** How an attribute is entered and stored: money in 分, a date as YYYY-MM-DD, a choice as the id of one of `choices`. */
export type AttributeType = 'text' | 'number' | 'integer' | 'choice' | 'date' | 'money';

/** One attribute of a category. Labels: `category.<category>.attr.<key>`, hints `….hint.<key>`, choices `….choice.<key>.<choice>`. */
export interface Attribute {
  readonly key: string;
  readonly type: AttributeType;
  /** Needed to finalise (★), never to save. */
  readonly required: boolean;
  /** Key of the unit's label (`unit.km`), or null. */
  readonly unit: string | null;
  readonly choices: readonly string[];
  readonly hasHint: boolean;
  /** A code printed on the thing: may be scanned, is set in capitals, and never copied by "repeat the last". */
  readonly unique: boolean;
}

/** Something to look at before the paper is signed. It never stops saving. Label: `finding.<code>`. */
export interface Finding {
  readonly level: 'missing' | 'warn';
  readonly code: string;
  readonly key: string;
}

export type AttributeValues = Readonly<Record<string, Json | undefined>>;

/** A category of seized things (财产类别); one file each, listed in the registry. */
export interface Category {
  readonly id: string;
  /** Keys of the units that a quantity may have, the usual one first. */
  readonly units: readonly string[];
  /** False: every row is one thing (a vehicle); true: the row has a quantity to enter. */
  readonly counted: boolean;
  readonly attributes: readonly Attribute[];
  /** Attributes that make the short name of a row, in order. */
  readonly titleKeys: readonly string[];
  /** How many photos the practice wants of one thing. */
  readonly photosWanted: number;
  /** Doubts about what was entered; missing ★ attributes are found for every category alike. */
  readonly check: (values: AttributeValues) => readonly Finding[];
}

type Extra = Partial<Omit<Attribute, 'key' | 'type' | 'required'>>;

/** An attribute; ★ is `required: true`. */
export const attribute = (key: string, type: AttributeType, required: boolean, extra: Extra = {}): Attribute => ({
  key,
  type,
  required,
  unit: null,
  choices: [],
  hasHint: false,
  unique: false,
  ...extra,
});

export const categoryLabelKey = (category: string): string => `category.${category}.label`;
export const attributeLabelKey = (category: string, key: string): string => `category.${category}.attr.${key}`;
export const attributeHintKey = (category: string, key: string): string => `category.${category}.hint.${key}`;
export const choiceLabelKey = (category: string, key: string, choice: string): string => `category.${category}.choice.${key}.${choice}`;

/** Where an attribute's value stands in the item document: quantity is a path of every item, the others `attr/<key>`. */
export const attributePath = (key: string): string => (key === QUANTITY ? QUANTITY : `attr/${key}`);
export const QUANTITY = 'quantity';

/** A value as trimmed text; empty and unknown are null. */
export function textValue(values: AttributeValues, key: string): string | null {
  const value = values[key];
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? null : text;
}
