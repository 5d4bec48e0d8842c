import LineBreaker from 'linebreak';
import { advanceOf, type PaperFont } from './paperFont';

/**
 * A text in lines that fit. Chinese may break at each character (not before a full stop, not after an opening bracket), Latin between words; a word that is
 * wider than a line, such as a number of many characters, is parted wherever the line ends.
 */
export function brokenLines(text: string, font: PaperFont, sizePt: number, widthPt: number): string[] {
  const room = widthPt / sizePt;
  return text.split('\n').flatMap((paragraph) => linesOf(paragraph, font, room));
}

function linesOf(paragraph: string, font: PaperFont, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = () => {
    lines.push(line.replace(/ +$/, ''));
    line = '';
    used = 0;
  };
  for (const word of wordsOf(paragraph)) {
    const width = widthOf(word, font);
    if (used + widthOf(word.trimEnd(), font) > room && line !== '') end();
    if (width <= room || word.trim() === '') {
      line += word;
      used += width;
      continue;
    }
    for (const character of word) {
      const advance = widthOf(character, font);
      if (used + advance > room && line !== '') end();
      line += character;
      used += advance;
    }
  }
  end();
  return lines;
}

function wordsOf(paragraph: string): string[] {
  const breaker = new LineBreaker(paragraph);
  const words: string[] = [];
  let from = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    words.push(paragraph.slice(from, next.position));
    from = next.position;
  }
  return words;
}

function widthOf(text: string, font: PaperFont): number {
  let width = 0;
  for (const character of text) width += advanceOf(font, character.codePointAt(0) ?? 0);
  return width;
}
