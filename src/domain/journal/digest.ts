import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes, hexToBytes, concatBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes or of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/** The body's hash in the header: H(salt ‖ body). The salt keeps a bare header from betraying a guessable body. */
export function saltedHash(saltHex: string, text: string): string {
  return bytesToHex(sha256(concatBytes(hexToBytes(saltHex), utf8ToBytes(text))));
}

/** Bytes of a text in UTF-8, counted, not encoded: the text of a long list is counted each time it is saved. A lone surrogate takes three, as the sign does that encoders put there. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    bytes += isPair || unit >= 0x800 ? 2 : 1;
    if (isPair) at += 1;
  }
  return bytes;
}

/** Whether a text's UTF-8 takes at most so many bytes; it is encoded only where its length leaves doubt (3 bytes a code unit at most). */
export const fitsUtf8 = (text: string, bytes: number): boolean => text.length * 3 <= bytes || (text.length <= bytes && utf8Length(text) <= bytes);
