import type { Page } from '@playwright/test';

/** A square of the picture that nobody may see in a copy, in its pixels: fine stripes, which no mean colour keeps. */
export const FACE = { left: 240, top: 120, side: 120 } as const;
export const ALBUM = { width: 640, height: 480 } as const;

const APP1 = 0xffe1;

/** A JPEG as a phone's album has it, with EXIF that says where it was taken. */
export async function albumPhoto(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(
    async ({ face, size }) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [size.width, size.height];
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('nothing to draw with');
      pen.fillStyle = '#8fa3b8';
      pen.fillRect(0, 0, size.width, size.height);
      for (let x = 0; x < face.side; x += 6) {
        pen.fillStyle = x % 12 === 0 ? '#fff' : '#000';
        pen.fillRect(face.left + x, face.top, 6, face.side);
      }
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
    },
    { face: FACE, size: ALBUM },
  );
  const jpeg = Buffer.from(plain, 'base64');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), gpsOf(39, 75)]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(APP1, 0);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** A TIFF block whose only entry leads to a GPS directory: latitude and longitude in whole degrees. */
function gpsOf(latitude: number, longitude: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number | string): Buffer => {
    const row = Buffer.alloc(12);
    row.writeUInt16BE(tag, 0);
    row.writeUInt16BE(type, 2);
    row.writeUInt32BE(count, 4);
    if (typeof value === 'string') row.write(value, 8, 'latin1');
    else row.writeUInt32BE(value, 8);
    return row;
  };
  const directory = (rows: readonly Buffer[]): Buffer => {
    const count = Buffer.alloc(2);
    count.writeUInt16BE(rows.length, 0);
    return Buffer.concat([count, ...rows, Buffer.alloc(4)]);
  };
  const degrees = (of: number): Buffer => {
    const rationals = Buffer.alloc(24);
    [of, 1, 0, 1, 0, 1].forEach((value, i) => rationals.writeUInt32BE(value, i * 4));
    return rationals;
  };
  const start = 8 + directory([Buffer.alloc(12)]).length;
  const values = start + directory(Array.from({ length: 4 }, () => Buffer.alloc(12))).length;
  return Buffer.concat([
    Buffer.from('MM\0\x2a\0\0\0\x08', 'latin1'),
    directory([entry(0x8825, 4, 1, start)]),
    directory([entry(1, 2, 2, 'N'), entry(2, 5, 3, values), entry(3, 2, 2, 'E'), entry(4, 5, 3, values + 24)]),
    degrees(latitude),
    degrees(longitude),
  ]);
}

/** Markers of a JPEG's segments up to its picture: 0xffe1 is APP1, where EXIF and XMP stand. */
export function jpegMarkers(bytes: Buffer): number[] {
  const markers: number[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) markers.push(bytes.readUInt16BE(at));
  return markers;
}

export const hasExif = (bytes: Buffer): boolean => jpegMarkers(bytes).includes(APP1) || bytes.includes('Exif\0\0', 0, 'latin1');

/** How far the brightness of neighbours differs on average in a square of a picture, 0…255: stripes much, one colour nothing. */
export async function contrastIn(page: Page, picture: Buffer, { left, top, side }: { readonly left: number; readonly top: number; readonly side: number }): Promise<number> {
  return page.evaluate(
    async ({ base64, x, y, edge }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const data = pen?.getImageData(x, y, edge, edge).data ?? new Uint8ClampedArray();
      let sum = 0;
      for (let at = 4; at < data.length; at += 4) sum += Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0));
      return sum / (data.length / 4);
    },
    { base64: picture.toString('base64'), x: left, y: top, edge: side },
  );
}
