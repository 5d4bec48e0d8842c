import type { Json } from '../../journal/json';
import type { CommonKey } from '../commonLeaves';
import type { UnitKey } from '../units';

/** How an attribute is entered and stored: money in 分, a date as YYYY-MM-DD, a choice as the id of one of `choices`. */
export type AttributeType = 'text' | 'number' | 'integer' | 'choice' | 'date' | 'money';

/** One attribute of a category. Labels: `category.<category>.attr.<key>`, hints `….hint.<key>`, choices `….choice.<key>.<choice>`. */
export interface Attribute {
  readonly key: string;
  readonly type: AttributeType;
  /** Needed to finalise (★), never to save. */
  readonly required: boolean;
  /** The papers' own word for it: court papers are Chinese whatever the screen speaks. */
  readonly paper: string;
  /** Key of the unit's label (`unit.km`), or null. */
  readonly unit: UnitKey | null;
  readonly choices: readonly string[];
  /** The papers' words of the choices. */
  readonly choiceWords: Readonly<Record<string, string>>;
  readonly hasHint: boolean;
  /** A code printed on the thing: may be scanned, is set in capitals, and never copied by "repeat the last". */
  readonly unique: boolean;
  /** The number of this very thing, which no other bears: two things with one number are one thing that was listed twice. */
  readonly identifies: boolean;
  /** How this one thing is, not what its kind is: not copied by "repeat the last" either. */
  readonly ownState: boolean;
  /** Never on a paper that is handed out: whoever reads it could unlock the machine. */
  readonly secret: boolean;
}

/** Something to look at before the paper is signed. It never stops saving. Label: `finding.<code>`. */
export interface Finding {
  readonly level: 'missing' | 'warn';
  readonly code: string;
  readonly key: string;
}

export type AttributeValues = Readonly<Record<string, Json | undefined>>;

/** What the law calls a thing, for how long it may be held (解释 485): money at a bank, a movable, real estate, another right. */
export type PropertyKind = 'deposit' | 'movable' | 'realEstate' | 'right';

/** A category of seized things (财产类别); one file each, listed in the registry. */
export interface Category {
  readonly id: string;
  /** The papers' own word for the class. */
  readonly paper: string;
  readonly property: PropertyKind;
  /** Kept in a register (vehicles, real estate, accounts, shares): a measure there runs by a clock of its own. */
  readonly registered: boolean;
  /** What is done with it whatever the action is, where the law leaves one way; null: as the action does. */
  readonly measure: 'freezing' | 'sealingUp' | null;
  /** False: an account or a right; frozen, never on a list of goods, and there is nothing to photograph or to seal. */
  readonly tangible: boolean;
  /** Animals: they are fed, born and die, and a log tells it. */
  readonly living: boolean;
  /** Spoils: a day is set by which it is to be handled. */
  readonly perishable: boolean;
  /** May it be one of the eight kinds that are left to the debtor (查扣冻规定 3)? */
  readonly mayBeExempt: boolean;
  /** Keys of the units that a quantity may have, the usual one first. */
  readonly units: readonly UnitKey[];
  /** False: every row is one thing (a vehicle); true: the row has a quantity to enter. */
  readonly counted: boolean;
  /** In the order in which papers tell them. */
  readonly attributes: readonly Attribute[];
  /** Leaves common to all classes that are ★ for this one. */
  readonly needs: readonly CommonKey[];
  /** Attributes that make the short name of a row, in order. */
  readonly titleKeys: readonly string[];
  /** How many photos the practice wants of one thing. */
  readonly photosWanted: number;
  /** Doubts about what was entered; missing ★ attributes are found for every category alike. */
  readonly check: (values: AttributeValues) => readonly Finding[];
}

type Extra = Partial<Pick<Attribute, 'unit' | 'hasHint' | 'unique' | 'identifies' | 'ownState' | 'secret'>>;

/** An attribute; ★ is `required: true`. A code that is printed on the thing is its own, unless it is secret or told to be otherwise. */
export const attribute = (key: string, type: Exclude<AttributeType, 'choice'>, required: boolean, paper: string, extra: Extra = {}): Attribute => ({
  ...plain,
  key,
  type,
  required,
  paper,
  identifies: type === 'text' && extra.unique === true && extra.secret !== true,
  ...extra,
});

/** An attribute whose value is one of a few, each with the papers' word. */
export const choice = (key: string, required: boolean, paper: string, choiceWords: Readonly<Record<string, string>>, extra: Extra = {}): Attribute => ({
  ...plain,
  key,
  type: 'choice',
  required,
  paper,
  choices: Object.keys(choiceWords),
  choiceWords,
  ...extra,
});

const plain = { unit: null, choices: [], choiceWords: {}, hasHint: false, unique: false, identifies: false, ownState: false, secret: false } as const;

/** What most classes are: a movable thing that can be touched, in no register, without a life of its own. */
export const movable = { property: 'movable', registered: false, measure: null, tangible: true, living: false, perishable: false, mayBeExempt: false, needs: [] } as const satisfies Partial<Category>;

export const noDoubt = (): readonly Finding[] => [];

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
