import { createDecipheriv } from 'node:crypto';
import { PIECE_HEAD_BYTES, pieceBinding, pieceNonce, readPieceHead, TAG_BYTES } from '@/wire/bundlePieces';
import { takeBytes } from '@/wire/takeBytes';
import { BundleError } from './bundleError';

/** The plain bytes of sealed pieces, in order, each authenticated with its place and the header; throws BundleError where one is not what was sealed. */
export async function* openPieces(sealed: AsyncIterable<Uint8Array>, key: Buffer, headerHash: Buffer): AsyncGenerator<Buffer> {
  const taker = takeBytes(sealed);
  for (let number = 0; ; number += 1) {
    const headBytes = await taker.exactly(PIECE_HEAD_BYTES);
    if (headBytes === null) throw new BundleError('cutShort');
    const head = readPieceHead(headBytes);
    if (head === null) throw new BundleError('damaged');
    const bytes = await taker.exactly(head.sealedBytes);
    if (bytes === null) throw new BundleError('cutShort');
    yield open(bytes, key, pieceNonce(number), pieceBinding(headerHash, number, head.isLast));
    if (!head.isLast) continue;
    // Something was added behind it.
    if (!(await taker.isAtEnd())) throw new BundleError('damaged');
    return;
  }
}

function open(bytes: Uint8Array, key: Buffer, nonce: Uint8Array, binding: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(binding);
  cipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), cipher.final()]);
  } catch {
    throw new BundleError('damaged');
  }
}
