import type { Sealing } from './sealing';

/** A film must not stand in memory twice: bytes are sealed piece by piece. */
const PIECE_BYTES = 4 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** Bytes as they lie on the disk: each piece with its length in front, bound to its place and to whether it is the last. */
export async function sealBlob(sealing: Sealing, of: string, sha256: string, bytes: Blob): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0, i = 0; at < bytes.size || i === 0; at += PIECE_BYTES, i += 1) {
    const plain = new Uint8Array(await bytes.slice(at, at + PIECE_BYTES).arrayBuffer());
    const sealed = await sealing.seal(of, pieceName(sha256, i, at + PIECE_BYTES >= bytes.size), plain);
    const length = new Uint8Array(LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, sealed.length);
    parts.push(length, sealed as Uint8Array<ArrayBuffer>);
  }
  return new Blob(parts);
}

/** The very bytes that were sealed; rejects when any of them differs, or some are missing. */
export async function openBlob(sealing: Sealing, sha256: string, mime: string, sealed: Blob): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0, i = 0; at < sealed.size; i += 1) {
    const from = at + LENGTH_BYTES;
    const to = from + new DataView(await sealed.slice(at, from).arrayBuffer()).getUint32(0);
    parts.push((await sealing.open(pieceName(sha256, i, to >= sealed.size), new Uint8Array(await sealed.slice(from, to).arrayBuffer()))) as Uint8Array<ArrayBuffer>);
    at = to;
  }
  return new Blob(parts, { type: mime });
}

/** What the first piece is sealed with, for whoever has to open the file; the beginning is enough. */
export const firstPiece = async (sealed: Blob): Promise<Uint8Array> => new Uint8Array(await sealed.slice(LENGTH_BYTES, LENGTH_BYTES + 64).arrayBuffer());

const pieceName = (sha256: string, place: number, isLast: boolean): string => `file/${sha256}/${place}${isLast ? '/last' : ''}`;
