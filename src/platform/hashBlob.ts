import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Up to here the whole file is held in memory once, which WebCrypto needs and which is ten times quicker. */
const WHOLE_BYTES = 32 * 1024 * 1024;

/** SHA-256 of a blob's bytes, or of pieces in memory; 64 lower-case hex digits. Rejects when they cannot be read. */
export async function hashBlob(bytes: Blob | readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const [only, ...more] = bytes instanceof Blob ? [] : bytes;
  if (only && more.length === 0) return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', only)));
  const blob = bytes instanceof Blob ? bytes : new Blob([...bytes]);
  if (blob.size <= WHOLE_BYTES) return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())));
  const hash = sha256.create();
  const reader = blob.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
  return bytesToHex(hash.digest());
}
