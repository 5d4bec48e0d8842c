/**
 * Running labels of items: the tablet's letter and a number, A1, A2 … (F5). A number is given once, also when its item is
 * withdrawn later; the printed number of a list is another one, fixed when the paper is frozen.
 */
export interface ItemLabel {
  /** Court-wide letter of the tablet: A … Z, AA …, and A′ for the writer that follows a loss. */
  readonly letter: string;
  readonly number: number;
}

const FORM = /^([A-Z]{1,3}[′″]?)([1-9]\d{0,6})$/u;

export const labelText = ({ letter, number }: ItemLabel): string => `${letter}${number}`;

/** Reads a label back; null for what is none. */
export function parseLabel(text: string): ItemLabel | null {
  const match = FORM.exec(text);
  return match ? { letter: match[1] ?? '', number: Number(match[2]) } : null;
}

/**
 * The next labels of a tablet. `lastGiven` is the tablet's own stored counter, `known` every label in sight, withdrawn items
 * included: whichever is higher is continued, so that a lost counter gives no number twice.
 */
export function nextLabels(letter: string, lastGiven: number, known: Iterable<string>, count = 1): { readonly labels: readonly string[]; readonly lastGiven: number } {
  const start = Math.max(lastGiven, highestNumber(letter, known));
  const labels = Array.from({ length: count }, (_, i) => labelText({ letter, number: start + i + 1 }));
  return { labels, lastGiven: start + count };
}

export function highestNumber(letter: string, labels: Iterable<string>): number {
  let highest = 0;
  for (const text of labels) {
    const label = parseLabel(text);
    if (label?.letter === letter) highest = Math.max(highest, label.number);
  }
  return highest;
}

/** Order of labels in a list: by letter (A before B before AA), then number; what is no label comes last. */
export function compareLabels(a: string, b: string): number {
  const left = parseLabel(a);
  const right = parseLabel(b);
  if (!left || !right) return left ? -1 : right ? 1 : a < b ? -1 : a > b ? 1 : 0;
  return left.letter.length - right.letter.length || (left.letter < right.letter ? -1 : left.letter > right.letter ? 1 : left.number - right.number);
}
