import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';

export interface CutFont {
  readonly bytes: Buffer;
  /** Code points that it draws, as pairs of first and last, rising. */
  readonly ranges: readonly (readonly [number, number])[];
}

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
  return { bytes, ranges: rangesOf((create(bytes) as Font).characterSet) };
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
