import { sha256 } from '@noble/hashes/sha2.js';

/** Begins every frame, so that reading finds the next one behind a damaged one. */
const MAGIC = [0x46, 0x57, 0x32, 0x43];
const HASH_AT = 8;
const PAYLOAD_AT = HASH_AT + 32;
/** No record comes near it: a length above it is damage. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A record as it is appended: magic, length, SHA-256 of the payload, payload. */
export function frame(payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(PAYLOAD_AT + payload.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(4, payload.length);
  bytes.set(sha256(payload), HASH_AT);
  bytes.set(payload, PAYLOAD_AT);
  return bytes;
}

export interface Frames {
  /** Every whole record, in the order in which they were appended. */
  readonly payloads: readonly Uint8Array[];
  /** Bytes that belong to no whole record: a torn tail, or damage in between. */
  readonly damagedBytes: number;
}

/** Reads what was appended. A torn tail or a damaged record costs itself alone: what stands before and behind it is found. */
export function readFrames(bytes: Uint8Array): Frames {
  const payloads: Uint8Array[] = [];
  let damagedBytes = 0;
  let lastAt = -1;
  for (let at = 0; at < bytes.length; ) {
    const payload = payloadAt(bytes, at);
    if (payload) {
      payloads.push(payload);
      lastAt = at;
      at += PAYLOAD_AT + payload.length;
      continue;
    }
    const within = beginsWithin(bytes, Math.max(lastAt + 1, at - PAYLOAD_AT + 1), at);
    if (within !== null) {
      at = within;
      continue;
    }
    const next = nextMagic(bytes, at + 1);
    damagedBytes += next - at;
    at = next;
  }
  return { payloads, damagedBytes };
}

function payloadAt(bytes: Uint8Array, at: number): Uint8Array | null {
  if (at + PAYLOAD_AT > bytes.length || !isMagic(bytes, at)) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 4);
  if (length > MOST_BYTES || at + PAYLOAD_AT + length > bytes.length) return null;
  const payload = bytes.subarray(at + PAYLOAD_AT, at + PAYLOAD_AT + length);
  const hash = sha256(payload);
  return hash.every((byte, i) => byte === bytes[at + HASH_AT + i]) ? payload : null;
}

/** A torn record may have been made whole by the first bytes of the one behind it, which then begins before its end. Null: none does. */
function beginsWithin(bytes: Uint8Array, from: number, end: number): number | null {
  for (let at = nextMagic(bytes, from); at < end; at = nextMagic(bytes, at + 1)) if (payloadAt(bytes, at)) return at;
  return null;
}

const isMagic = (bytes: Uint8Array, at: number): boolean => MAGIC.every((byte, i) => bytes[at + i] === byte);

function nextMagic(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(MAGIC[0] ?? 0, from); at !== -1; at = bytes.indexOf(MAGIC[0] ?? 0, at + 1)) if (isMagic(bytes, at)) return at;
  return bytes.length;
}
