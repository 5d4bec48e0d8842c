import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const [WIDTH, HEIGHT, FRAMES, MODULE] = [1280, 720, 4, 14];

/** Writes a short film of a QR code on a grey wall, for the camera of a browser that has none. Gives the file's path. */
export function codeFilm(path: string, text: string): string {
  const { data, size } = encode(text, { border: 3 });
  const [left, top] = [(WIDTH - size * MODULE) / 2, (HEIGHT - size * MODULE) / 2];
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120);
  for (let y = 0; y < size * MODULE; y += 1)
    for (let x = 0; x < size * MODULE; x += 1) luma[(Math.floor(top) + y) * WIDTH + Math.floor(left) + x] = data[Math.floor(y / MODULE)]?.[Math.floor(x / MODULE)] ? 24 : 230;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F2:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame)]));
  return path;
}
