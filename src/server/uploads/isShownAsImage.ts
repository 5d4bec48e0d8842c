import type { ImageFound } from './lookIntoImage';

/** What a browser may show by itself; everything else is only ever saved. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);
/** A viewer's browser unpacks four bytes for each: more than any tablet's camera takes, and 400 MB. */
const MOST_PIXELS = 100_000_000;

/** Whether a file is sent as a picture: its bytes are one, of a kind that cannot run anything, and it does not unpack to more than a browser can hold. */
export function isShownAsImage({ mime, width, height }: ImageFound): boolean {
  return mime !== null && shown.has(mime) && width !== null && height !== null && width * height <= MOST_PIXELS;
}
