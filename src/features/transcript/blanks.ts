const BLANK_LINE = /_{4,}(?:年_+月_+日_+时_+分)?/g;

/** How many lines to complete the text still has. */
export const countBlanks = (text: string): number => text.match(BLANK_LINE)?.length ?? 0;

/** The next line to complete after a position, from the start again at the end; null when there is none. */
export function nextBlank(text: string, after: number): { readonly start: number; readonly end: number } | null {
  const found = [...text.matchAll(BLANK_LINE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return found.find(({ start }) => start >= after) ?? found[0] ?? null;
}
