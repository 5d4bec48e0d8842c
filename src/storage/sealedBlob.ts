import { PIECE_LENGTH_BYTES, pieceRecord } from '@/domain/envelope';
import type { Sealing } from './sealing';

/** A film must not stand in memory twice: bytes are sealed piece by piece. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** The bytes of a file: as the browser holds them, or in memory. */
export type FileContent = Blob | Uint8Array<ArrayBuffer>;

/** Bytes as they lie on the disk: each piece with its length in front, bound to its place and to whether it is the last. */
export async function sealBlob(sealing: Sealing, of: string, sha256: string, bytes: FileContent): Promise<Blob> {
  const size = bytes instanceof Blob ? bytes.size : bytes.length;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0, i = 0; at < size || i === 0; at += PIECE_BYTES, i += 1) {
    const sealed = await sealing.sealParts(of, pieceRecord(sha256, i, at + PIECE_BYTES >= size), await piece(bytes, at));
    const length = new Uint8Array(PIECE_LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, sealed.reduce((sum, part) => sum + part.length, 0));
    parts.push(length, ...sealed);
  }
  return new Blob(parts);
}

async function piece(bytes: FileContent, at: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!(bytes instanceof Blob)) return bytes.subarray(at, at + PIECE_BYTES);
  return new Uint8Array(await (bytes.size <= PIECE_BYTES ? bytes : bytes.slice(at, at + PIECE_BYTES)).arrayBuffer());
}

/** Up to here a file is read at once: each look into a blob is a question to another process. */
const WHOLE_BYTES = 2 * PIECE_BYTES;

/** The sealed bytes in memory; null: they are too many, and are read piece by piece. */
export const readWhole = async (sealed: Blob): Promise<Uint8Array<ArrayBuffer> | null> => (sealed.size <= WHOLE_BYTES ? new Uint8Array(await sealed.arrayBuffer()) : null);

/** The very bytes that were sealed; rejects when any of them differs, or some are missing. */
export const openBlob = async (sealing: Sealing, sha256: string, mime: string, sealed: Blob): Promise<Blob> => new Blob([...(await openPieces(sealing, sha256, sealed, await readWhole(sealed)))], { type: mime });

/** The same as pieces in memory, for who only looks at them. `whole`: the sealed bytes, where they were read already. */
export async function openPieces(sealing: Sealing, sha256: string, sealed: Blob, whole: Uint8Array<ArrayBuffer> | null): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const read = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => whole?.subarray(from, to) ?? new Uint8Array(await sealed.slice(from, to).arrayBuffer());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  // Also of an empty file there is one piece.
  for (let at = 0, i = 0; at < sealed.size || i === 0; i += 1) {
    const from = at + PIECE_LENGTH_BYTES;
    const length = await read(at, from);
    const to = from + new DataView(length.buffer, length.byteOffset, length.byteLength).getUint32(0);
    if (to > sealed.size) throw new Error(`${sha256} is cut short`);
    parts.push((await sealing.open(pieceRecord(sha256, i, to >= sealed.size), await read(from, to))) as Uint8Array<ArrayBuffer>);
    at = to;
  }
  return parts;
}

/** What the first piece is sealed with, for whoever has to open the file; the beginning is enough. */
export async function firstPiece(sealed: FileContent): Promise<Uint8Array> {
  const [from, to] = [PIECE_LENGTH_BYTES, PIECE_LENGTH_BYTES + 64];
  return sealed instanceof Blob ? new Uint8Array(await sealed.slice(from, to).arrayBuffer()) : sealed.slice(from, to);
}
