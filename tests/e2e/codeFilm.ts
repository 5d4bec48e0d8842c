import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encode } from 'uqr';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const [WIDTH, HEIGHT, FRAMES, MODULE, BAR] = [1280, 720, 4, 9, 6];

/** Writes a short film of a QR code above a strip of bars (Code 128) on a grey wall, for the camera of a browser that has none. Gives the file's path. */
export async function codeFilm(path: string, square: string, bars: string): Promise<string> {
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120);
  const paint = (left: number, top: number, width: number, height: number, isDark: (x: number, y: number) => boolean): void => {
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) luma[(Math.floor(top) + y) * WIDTH + Math.floor(left) + x] = isDark(x, y) ? 24 : 230;
  };
  const { data, size } = encode(square, { border: 3 });
  paint((WIDTH - size * MODULE) / 2, 40, size * MODULE, size * MODULE, (x, y) => data[Math.floor(y / MODULE)]?.[Math.floor(x / MODULE)] === true);
  const row = await barsOf(bars);
  const quiet = 12 * BAR;
  paint((WIDTH - row.length * BAR) / 2 - quiet, 460, row.length * BAR + 2 * quiet, 180, (x) => row[Math.floor((x - quiet) / BAR)] === true);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F2:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame)]));
  return path;
}

async function barsOf(text: string): Promise<boolean[]> {
  const wasmBinary = Uint8Array.from(readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  const { symbol } = await writeBarcode(text, { format: 'Code128' });
  return Array.from(symbol.data.subarray(0, symbol.width), (value) => value === 0);
}
