import { commonLeaves, type CommonKey } from './commonLeaves';
import type { Category } from './categories/category';
import { findCategory } from './categories/registry';
import { unitWord } from './units';
import type { Json } from '../journal/json';
import { formatFen } from '../money/fen';

/** One thing that a paper tells of an item, in the papers' own Chinese words. */
export interface PaperWord {
  readonly key: string;
  readonly word: string;
  /** The unit's word, or ''. */
  readonly unit: string;
  /** A value as a paper prints it, without the unit; what a newer version wrote stands as it was recorded. */
  readonly say: (value: Json) => string | null;
  readonly secret: boolean;
}

export interface PaperWords {
  /** 机动车; the id itself for a class of a newer version, null where there is none. */
  readonly category: string | null;
  /** Quantity apart: it stands beside the name. In the papers' order, then what earlier versions kept among the attributes. */
  readonly attributes: readonly PaperWord[];
}

/** The papers' own words for a class and its attributes; every paper takes them from here. */
export function paperWordsOf(category: string | null): PaperWords {
  const known = findCategory(category);
  if (!known) return { category, attributes: commonPaperWords };
  const words = byCategory.get(known) ?? wordsOf(known);
  byCategory.set(known, words);
  return words;
}

/** Classes are fixed: a list of hundreds asks for the same few. */
const byCategory = new WeakMap<Category, PaperWords>();

function wordsOf({ paper, attributes }: Category): PaperWords {
  const own = attributes
    .filter(({ key }) => key !== 'quantity')
    .map(({ key, paper: word, unit, choiceWords, secret, type }) => ({ key, word, unit: unitWord(unit), secret, say: type === 'money' ? sayMoney : sayWith(choiceWords) }));
  const keys = new Set(own.map(({ key }) => key));
  return { category: paper, attributes: [...own, ...commonPaperWords.filter(({ key }) => !keys.has(key))] };
}

/** The papers' words for the leaves that items of every class may have. */
export const commonPaperWords: readonly (PaperWord & { readonly key: CommonKey })[] = commonLeaves.map(({ key, paper, choices }) => ({ key, word: paper, unit: '', secret: false, say: sayWith(choices ?? {}) }));

/**
 * Every attribute on record as a paper tells it: known ones in the papers' order, those of a newer version as they were recorded,
 * secret ones never. `value` reads a leaf by its path, so that whoever prints can remember what the text depends on (F7).
 */
export function paperAttributes(category: string | null, keys: readonly string[], value: (path: string) => Json | null): { readonly key: string; readonly word: string; readonly text: string }[] {
  const words = paperWordsOf(category).attributes;
  const known = words.filter(({ key, secret }) => keys.includes(key) && !secret);
  const unknown = keys.filter((key) => key !== 'name' && !words.some((each) => each.key === key)).map((key) => ({ key, word: key, unit: '', say: sayWith({}) }));
  return [...known.filter(({ key }) => key !== 'name'), ...unknown].flatMap(({ key, word, unit, say }) => {
    const text = say(value(`attr/${key}`));
    return text === null ? [] : [{ key, word, text: `${text}${unit}` }];
  });
}

function sayWith(choices: Readonly<Record<string, string>>): (value: Json) => string | null {
  return (value) => {
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? plainNumber(value) : '';
    return text === '' ? null : (choices[text] ?? text);
  };
}

const sayMoney = (value: Json): string | null => (typeof value === 'number' ? (Number.isSafeInteger(value) ? `${formatFen(value)}元` : null) : sayWith({})(value));
const plainNumber = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6))));
