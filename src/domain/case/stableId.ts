import { sha256Hex } from '../journal/digest';

/**
 * An id that follows from what it names, so that the same row of the next import has the same id: a UUID of version 8
 * (RFC 9562) made from SHA-256 of the parts. Parts are separated by a character that no part may hold.
 */
export function stableId(...parts: readonly string[]): string {
  const hex = sha256Hex(parts.map((part) => part.replaceAll('\u001f', ' ')).join('\u001f'));
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
