import { PIECE_LENGTH_BYTES, pieceRecord } from '@/domain/envelope';
import type { Sealing } from './sealing';

/** A film must not stand in memory twice: bytes are sealed piece by piece. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** Bytes as they lie on the disk: each piece with its length in front, bound to its place and to whether it is the last. */
export async function sealBlob(sealing: Sealing, of: string, sha256: string, bytes: Blob): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0, i = 0; at < bytes.size || i === 0; at += PIECE_BYTES, i += 1) {
    const plain = new Uint8Array(await bytes.slice(at, at + PIECE_BYTES).arrayBuffer());
    const sealed = await sealing.seal(of, pieceRecord(sha256, i, at + PIECE_BYTES >= bytes.size), plain);
    const length = new Uint8Array(PIECE_LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, sealed.length);
    parts.push(length, sealed as Uint8Array<ArrayBuffer>);
  }
  return new Blob(parts);
}

/** Up to here a file is read at once: each look into a blob is a question to another process. */
const WHOLE_BYTES = 2 * PIECE_BYTES;

/** The very bytes that were sealed; rejects when any of them differs, or some are missing. */
export const openBlob = async (sealing: Sealing, sha256: string, mime: string, sealed: Blob): Promise<Blob> => new Blob([...(await openPieces(sealing, sha256, sealed))], { type: mime });

/** The same as pieces in memory, for who only looks at them. */
export async function openPieces(sealing: Sealing, sha256: string, sealed: Blob): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const whole = sealed.size <= WHOLE_BYTES ? new Uint8Array(await sealed.arrayBuffer()) : null;
  const read = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => (whole ? whole.slice(from, to) : new Uint8Array(await sealed.slice(from, to).arrayBuffer()));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  // Also of an empty file there is one piece.
  for (let at = 0, i = 0; at < sealed.size || i === 0; i += 1) {
    const from = at + PIECE_LENGTH_BYTES;
    const to = from + new DataView((await read(at, from)).buffer).getUint32(0);
    if (to > sealed.size) throw new Error(`${sha256} is cut short`);
    parts.push((await sealing.open(pieceRecord(sha256, i, to >= sealed.size), await read(from, to))) as Uint8Array<ArrayBuffer>);
    at = to;
  }
  return parts;
}

/** What the first piece is sealed with, for whoever has to open the file; the beginning is enough. */
export const firstPiece = async (sealed: Blob): Promise<Uint8Array> => new Uint8Array(await sealed.slice(PIECE_LENGTH_BYTES, PIECE_LENGTH_BYTES + 64).arrayBuffer());
