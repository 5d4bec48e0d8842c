import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

interface CutOptions {
  readonly targetFormat: 'truetype';
  readonly noHinting: boolean;
  readonly noLayoutClosure?: boolean;
  readonly dropTables?: readonly string[];
}
/** It comes without types. */
const subsetFont = createRequire(import.meta.url)('subset-font') as (font: Buffer, text: string, options: CutOptions) => Promise<Buffer>;

export interface CutFont {
  readonly bytes: Buffer;
  /** Code points that it draws, as pairs of first and last, rising. */
  readonly ranges: readonly (readonly [number, number])[];
  /** How wide U+0020 … U+024F are, in thousandths of the size; everything above is as wide as it is high. */
  readonly advances: readonly number[];
}

const FIRST = 0x20;
const LAST = 0x24f;

/**
 * Cuts a font to the characters that `wanted` says yes to. `shaped`: the script joins its letters, so the rules for that stay; Chinese
 * needs none, and without them a page is set in a fraction of the time.
 */
export async function cutFont(source: Buffer, wanted: (codePoint: number) => boolean, shaped: boolean): Promise<CutFont> {
  const characters = (create(source) as Font).characterSet.filter(wanted);
  const bytes = await subsetFont(source, characters.map((each) => String.fromCodePoint(each)).join(''), {
    targetFormat: 'truetype',
    noHinting: true,
    ...(shaped ? {} : { noLayoutClosure: true, dropTables: ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx'] }),
  });
  const font = create(bytes) as Font;
  const thousandths = (codePoint: number) => Math.round((font.glyphForCodePoint(codePoint).advanceWidth * 1000) / font.unitsPerEm);
  return { bytes, ranges: rangesOf(font.characterSet), advances: Array.from({ length: LAST - FIRST + 1 }, (_, i) => thousandths(FIRST + i)) };
}

function rangesOf(codePoints: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const each of [...codePoints].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && each <= last[1] + 1) last[1] = each;
    else ranges.push([each, each]);
  }
  return ranges;
}
