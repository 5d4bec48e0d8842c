import { describe, expect, it } from 'vitest';
import { covers, fontRuns, missingCharacters, printable, type FontCoverage } from '@/domain/paper';

const song: FontCoverage = { name: 'song', ranges: [[0x20, 0x7e], [0x3000, 0x303f], [0x4dae, 0x4dae], [0x4e00, 0x9fff], [0x2cb5a, 0x2cb5a]] };
const tibetan: FontCoverage = { name: 'tibetan', ranges: [[0x0f00, 0x0fff]] };

describe('characters on paper', () => {
  it('are found in ranges, at their edges too', () => {
    expect([0x1f, 0x20, 0x7e, 0x7f, 0x4dad, 0x4dae, 0x9fff, 0xa000, 0x2cb5a].map((codePoint) => covers(song.ranges, codePoint))).toEqual([false, true, true, false, false, true, true, false, true]);
    expect(covers([], 0x41)).toBe(false);
  });

  it('go to the first font that has them, white space with what stands before it', () => {
    expect(fontRuns('龚䶮 𬭚\nབོད་ ཡིག 与', [song, tibetan])).toEqual([
      { text: '龚䶮 𬭚\n', font: 'song' },
      { text: 'བོད་ ཡིག ', font: 'tibetan' },
      { text: '与', font: 'song' },
    ]);
  });

  it('that no font has are named once, with the words around them', () => {
    expect(missingCharacters(['被执行人𰻝某到场', '𰻝某拒签', '😀'], [song, tibetan])).toEqual([
      { character: '𰻝', code: 'U+30EDD', within: '被执行人𰻝某到场' },
      { character: '😀', code: 'U+1F600', within: '😀' },
    ]);
    expect(missingCharacters(['龚䶮 𬭚', '\n\t'], [song])).toEqual([]);
  });

  it('that cannot be seen are left out; half a character shows as a fault', () => {
    expect(printable('甲\u200b乙\ufe0f丙\u{e0100}\r\n丁\u0007\t戊')).toBe('甲乙丙\n丁　戊');
    expect(printable('前\ud83d后')).toBe('前\ufffd后');
  });
});
