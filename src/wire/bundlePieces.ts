import { concatBytes } from '@noble/hashes/utils.js';

/** Plain bytes of a piece; every piece but the last has exactly so many. */
export const PIECE_BYTES = 1024 * 1024;
/** What AES-GCM adds to each. */
export const TAG_BYTES = 16;
/** Before each piece: whether it is the last, and its sealed length. */
export const PIECE_HEAD_BYTES = 5;
/** Names the format to the key derivation, so that no other use of the court's key gives the same key. */
export const BUNDLE_INFO = 'fieldwrit bundle 1';

export interface PieceHead {
  readonly isLast: boolean;
  readonly sealedBytes: number;
}

export function pieceHead({ isLast, sealedBytes }: PieceHead): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PIECE_HEAD_BYTES);
  bytes[0] = isLast ? 1 : 0;
  new DataView(bytes.buffer).setUint32(1, sealedBytes);
  return bytes;
}

/** Null: no head of a piece. Only the last piece may be shorter than full. */
export function readPieceHead(bytes: Uint8Array): PieceHead | null {
  if (bytes.length !== PIECE_HEAD_BYTES || (bytes[0] !== 0 && bytes[0] !== 1)) return null;
  const isLast = bytes[0] === 1;
  const sealedBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1);
  const full = PIECE_BYTES + TAG_BYTES;
  return (isLast ? sealedBytes >= TAG_BYTES && sealedBytes <= full : sealedBytes === full) ? { isLast, sealedBytes } : null;
}

/** 12 bytes, another for each piece; the key is another for each bundle. */
export function pieceNonce(number: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(8, number);
  return nonce;
}

/** What a piece is bound to besides its bytes: this bundle's header, its own place, and whether anything follows. */
export function pieceBinding(headerHash: Uint8Array, number: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const place = new Uint8Array(5);
  new DataView(place.buffer).setUint32(0, number);
  place[4] = isLast ? 1 : 0;
  return new Uint8Array(concatBytes(headerHash, place));
}

export interface Piece {
  readonly number: number;
  readonly isLast: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Cuts a stream into pieces; there is always a last one, if need be without bytes. The bytes are valid until the next piece is asked for. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const buffer = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  let number = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      // Full, and more is to come: so it is not the last.
      if (filled === PIECE_BYTES) {
        yield { number, isLast: false, bytes: buffer };
        number += 1;
        filled = 0;
      }
      const part = chunk.subarray(at, at + PIECE_BYTES - filled);
      buffer.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield { number, isLast: true, bytes: buffer.subarray(0, filled) };
}
