import { hashBlob } from './hashBlob';

/** A film does not stay in memory from its hashing to its saving. */
const MOST_BYTES = 8 * 1024 * 1024;

const hashed = new WeakMap<Blob, Uint8Array<ArrayBuffer>>();

/** SHA-256 of a blob that is saved next. Its bytes stay at hand until they are taken: each look into a blob is a question to another process. */
export async function hashForSaving(blob: Blob): Promise<string> {
  if (blob.size > MOST_BYTES) return hashBlob(blob);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  hashed.set(blob, bytes);
  return hashBlob([bytes]);
}

/** The bytes of a blob that was hashed for saving, once; null: they have to be read. */
export function takeHashed(blob: Blob): Uint8Array<ArrayBuffer> | null {
  const bytes = hashed.get(blob) ?? null;
  hashed.delete(blob);
  return bytes;
}
