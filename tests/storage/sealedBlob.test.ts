import { beforeEach, describe, expect, it } from 'vitest';
import { hashBlob } from '@/platform/hashBlob';
import { firstPiece, openBlob, sealBlob } from '@/storage/sealedBlob';
import { createSealing, type Sealing } from '@/storage/sealing';
import { photoBytes } from '@tests/builders/tabletFiles';
import { TabletDisk } from '@tests/builders/tabletStores';

const PIECE = 4 * 1024 * 1024;
/** What stands around the bytes of a piece: length, format, key, nonce, tag. */
const AROUND = 4 + 1 + 16 + 12 + 16;
let sealing: Sealing;
beforeEach(async () => {
  const disk = new TabletDisk();
  sealing = createSealing((await disk.open()).db, await disk.keys());
});
const file = (size: number): Blob => new Blob([new Uint8Array(photoBytes(size))], { type: 'image/jpeg' });
const sealed = (plain: Blob): Promise<Blob> => sealBlob(sealing, 'case-1', 'hash', plain);
const open = (blob: Blob): Promise<Blob> => openBlob(sealing, 'hash', 'image/jpeg', blob);
/** The pieces of a sealed file with a length of two and a bit. */
const pieces = async (): Promise<Blob[]> => {
  const whole = await sealed(file(2 * PIECE + 10));
  const of = PIECE + AROUND;
  return [whole.slice(0, of), whole.slice(of, 2 * of), whole.slice(2 * of)];
};

describe('[K1, B4] a sealed file', () => {
  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 10])('of %i bytes comes back to the byte', async (size) => {
    const plain = file(size);
    const lies = await sealed(plain);
    expect(lies.size).toBe(size + Math.max(1, Math.ceil(size / PIECE)) * AROUND);
    const back = await open(lies);
    expect([back.size, back.type, await hashBlob(back)]).toEqual([size, 'image/jpeg', await hashBlob(plain)]);
  });

  it('tells from its beginning which key opens it', async () => {
    const [lies, one] = [await sealed(file(2 * PIECE + 10)), await sealing.seal('case-1', 'r', new Uint8Array(1))];
    expect(sealing.keyIdOf(await firstPiece(lies))).toBe(sealing.keyIdOf(one));
    expect(sealing.keyIdOf(await firstPiece(file(100)))).toBeNull();
  });

  it.each([
    ['two of whose pieces were swapped', ([a, b, c]: Blob[]) => [b, a, c]],
    ['without its first piece', ([, b, c]: Blob[]) => [b, c]],
    ['without a piece in the middle', ([a, , c]: Blob[]) => [a, c]],
    ['without its last piece', ([a, b]: Blob[]) => [a, b]],
    ['one of whose pieces came twice', ([a, b, c]: Blob[]) => [a, b, b, c]],
    ['with another last piece behind it', ([a, b, c]: Blob[]) => [a, b, c, c]],
    ['cut in the middle of a piece', ([a, b, c]: Blob[]) => [a, b, c?.slice(0, -1)]],
    ['cut in the middle of a length', ([a, b, c]: Blob[]) => [a, b, c?.slice(0, 2)]],
    ['of which nothing is left', () => []],
    ['that was never sealed', () => [file(1_000)]],
  ])('does not open: one %s', async (_how, change) => {
    const changed = change(await pieces()).filter((piece) => piece !== undefined);
    await expect(open(new Blob(changed))).rejects.toThrow();
  });

  it('does not open as another file, nor with a byte changed', async () => {
    const lies = await sealed(file(1_000));
    await expect(openBlob(sealing, 'other', '', lies)).rejects.toThrow();
    const bytes = new Uint8Array(await lies.arrayBuffer());
    for (const at of [0, 3, 4, 5, 21, 40, bytes.length - 1]) await expect(open(new Blob([bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))]))).rejects.toThrow();
  });
});
