/** Code points that a font draws, as pairs of first and last, rising. */
export type Coverage = readonly (readonly [number, number])[];

export const covers = (coverage: Coverage, codePoint: number): boolean => {
  let [low, high] = [0, coverage.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = coverage[middle];
    if (!range) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
};

/** Marks that have no picture of their own: selectors of a variant, joiners, direction marks. They are left out, nothing is lost to the eye. */
const INVISIBLE = /[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|[\u{e0000}-\u{e0fff}]/gu;

/** A text as it can be printed: line breaks as `\n`, no tabs, no control characters, no half characters. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '　')
    .replace(INVISIBLE, '')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : ''))
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC');

/** One stretch of a text in one font; `font` null: no font has these characters, each is drawn as an empty frame. */
export interface Run {
  readonly text: string;
  readonly font: string | null;
}

export interface FontCoverage {
  readonly name: string;
  readonly ranges: Coverage;
}

/** A printable text cut into stretches by the first font that has each character. White space goes with what stands before it. */
export function fontRuns(text: string, fonts: readonly FontCoverage[]): Run[] {
  const runs: { text: string; font: string | null }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const blank = /\s/.test(character);
    const font = blank ? (last?.font ?? fonts[0]?.name ?? null) : (fonts.find(({ ranges }) => covers(ranges, character.codePointAt(0) ?? 0))?.name ?? null);
    if (last && last.font === font) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

/** A character that no font has, and in which words it stands, so that a person can write it in by hand. */
export interface MissingCharacter {
  readonly character: string;
  /** U+2CB5A */
  readonly code: string;
  readonly within: string;
}

/** Every character of these texts that no font has, each once, with the words around it. */
export function missingCharacters(texts: Iterable<string>, fonts: readonly FontCoverage[]): MissingCharacter[] {
  const found = new Map<string, MissingCharacter>();
  for (const text of texts) {
    const characters = [...printable(text)];
    characters.forEach((character, i) => {
      const codePoint = character.codePointAt(0) ?? 0;
      if (found.has(character) || /\s/.test(character) || fonts.some(({ ranges }) => covers(ranges, codePoint))) return;
      found.set(character, { character, code: codeOf(codePoint), within: characters.slice(Math.max(0, i - 6), i + 7).join('').replaceAll('\n', ' ') });
    });
  }
  return [...found.values()];
}

export const codeOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
