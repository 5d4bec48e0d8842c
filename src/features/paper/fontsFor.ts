import fonts from 'virtual:paper-fonts';
import { covers, missingCharacters, paperTexts, type MissingCharacter, type Paper } from '@/domain/paper';

/** The fonts that these papers need: the first one always, another only for characters that the ones before it lack. */
export function fontsFor(papers: readonly Paper[]): typeof fonts {
  const characters = new Set(papers.flatMap(paperTexts).join(''));
  const lacking = (known: typeof fonts) => [...characters].map((each) => each.codePointAt(0) ?? 0).filter((codePoint) => !known.some(({ ranges }) => covers(ranges, codePoint)));
  return fonts.filter((font, i) => i === 0 || lacking(fonts.slice(0, i)).some((codePoint) => covers(font.ranges, codePoint)));
}

/** What no font of ours can print: to be told before it is printed. */
export const unprintable = (papers: readonly Paper[]): MissingCharacter[] => missingCharacters(papers.flatMap(paperTexts), fonts);
