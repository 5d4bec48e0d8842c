import courts from './phrases.json';

/**
 * A phrase (常用语) of the recorders: inserted by a tap, or by `/` and its code and a blank. They are a court's own data: `phrases.json` is
 * the list to edit. `for`: templates that it is offered for first; none: for all.
 */
export interface Phrase {
  readonly code: string;
  readonly for: readonly string[];
  readonly text: string;
}

export const phrases: readonly Phrase[] = courts;

/** Those for a template first, then those for all; others may still be had by their code. */
export const phrasesFor = (template: string | null): readonly Phrase[] => [
  ...phrases.filter((phrase) => template !== null && phrase.for.includes(template)),
  ...phrases.filter((phrase) => phrase.for.length === 0),
];

const CODE = /\/([a-z]{2,8}) $/u;

/** A code that has just been finished before the pen: what it stands for and how many characters it takes the place of. */
export function phraseBefore(text: string): { readonly text: string; readonly length: number } | null {
  const match = CODE.exec(text);
  const phrase = match && phrases.find(({ code }) => code === match[1]);
  return phrase && match ? { text: phrase.text, length: match[0].length } : null;
}
