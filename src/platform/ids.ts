import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time it was made, within one device also inside one millisecond. */
export const newId = (): string => v7();

/** 16 random bytes as 32 hex digits: what keeps a bare header from betraying a guessable body. */
export function newSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
