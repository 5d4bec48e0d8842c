/** Fields across what is hidden, along its shorter and its longer side: fewer than a face has features or a number plate has signs. */
const ACROSS = 3;
const ALONG = 5;

/** Replaces RGBA pixels by a few fields of one colour each, the mean of what was there: nothing finer is left to be brought back. Changes `pixels`. */
export function burnMosaic(pixels: Uint8ClampedArray, width: number, height: number): void {
  const isWide = width >= height;
  const columns = cuts(width, isWide ? ALONG : ACROSS);
  const rows = cuts(height, isWide ? ACROSS : ALONG);
  for (const [top, bottom] of rows) for (const [left, right] of columns) burnField(pixels, width, left, top, right, bottom);
}

/** A length in pixels as so many parts, or as fewer where it has no more pixels. */
function cuts(length: number, parts: number): [from: number, to: number][] {
  const edge = (i: number) => Math.round((length * i) / parts);
  return Array.from({ length: parts }, (_, i): [number, number] => [edge(i), edge(i + 1)]).filter(([from, to]) => to > from);
}

function burnField(pixels: Uint8ClampedArray, width: number, left: number, top: number, right: number, bottom: number): void {
  let [red, green, blue] = [0, 0, 0];
  const each = (visit: (at: number) => void) => {
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) visit((y * width + x) * 4);
  };
  each((at) => {
    red += pixels[at] ?? 0;
    green += pixels[at + 1] ?? 0;
    blue += pixels[at + 2] ?? 0;
  });
  const count = (right - left) * (bottom - top);
  const mean = [red / count, green / count, blue / count, 255];
  each((at) => pixels.set(mean, at));
}
