import { KEY_ID_BYTES, keyBinding, recordBinding, SEALED_FORMAT } from '@/domain/envelope';
import { sealToCourt, type CourtKey, type CourtWrap } from './courtWrap';
import type { Bytes, CipherKey, CipherSuite } from './cipherSuite';

/** A case's data key as it lies on the disk: unreadable without the officer's passphrase, or the court. */
export interface WrappedKey {
  /** 32 hex digits. */
  readonly id: string;
  /** The case; empty: what belongs to the officer and to no one case. */
  readonly of: string;
  /** Sealed under the officer's master key. */
  readonly wrapped: Uint8Array;
  /** The same key sealed to the court, so that it can open what comes from a locked tablet (K5); null: the court's key was not known yet. */
  readonly forCourt: CourtWrap | null;
}

/** Seals records of one case. What it seals names the key, and opens only as the very record that it was sealed as. */
export interface DataKey {
  readonly id: string;
  seal(record: string, plain: Uint8Array): Promise<Bytes>;
  /** The same in parts that follow each other: what is large need not be copied once more. */
  sealParts(record: string, plain: Uint8Array): Promise<readonly Bytes[]>;
  /** Rejects when it is not this record, was changed, or was sealed with another key. */
  open(record: string, sealed: Uint8Array): Promise<Bytes>;
}

/** The id of the key that something is sealed with; null: it is nothing that was sealed here. */
export function keyIdOf(sealed: Uint8Array): string | null {
  return sealed[0] === SEALED_FORMAT && sealed.length > 1 + KEY_ID_BYTES ? toHex(sealed.subarray(1, 1 + KEY_ID_BYTES)) : null;
}

/** Makes a new data key for a case, wrapped for the disk and for the court. */
export async function makeCaseKey(suite: CipherSuite, master: CipherKey, of: string, court: CourtKey | null): Promise<{ readonly row: WrappedKey; readonly key: DataKey }> {
  const raw = crypto.getRandomValues(new Uint8Array(suite.keyBytes));
  const id = toHex(crypto.getRandomValues(new Uint8Array(KEY_ID_BYTES)));
  try {
    const [wrapped, forCourt, key] = await Promise.all([wrap(suite, master, { id, of }, raw), court && sealToCourt(suite, court, keyBinding({ id, of }), raw), suite.cipherKey(raw)]);
    return { row: { id, of, wrapped, forCourt }, key: dataKey(suite, key, { id, of }) };
  } finally {
    raw.fill(0);
  }
}

/** Opens a stored key with the officer's master key. */
export async function openCaseKey(suite: CipherSuite, master: CipherKey, row: WrappedKey): Promise<DataKey> {
  const raw = await unwrap(suite, master, row);
  try {
    return dataKey(suite, await suite.cipherKey(raw), row);
  } finally {
    raw.fill(0);
  }
}

/** A stored key that the court can open, too: for those that were made before its key was known. */
export async function alsoForCourt(suite: CipherSuite, master: CipherKey, row: WrappedKey, court: CourtKey): Promise<WrappedKey> {
  const raw = await unwrap(suite, master, row);
  try {
    return { ...row, forCourt: await sealToCourt(suite, court, keyBinding(row), raw) };
  } finally {
    raw.fill(0);
  }
}

type KeyName = Pick<WrappedKey, 'id' | 'of'>;

async function wrap(suite: CipherSuite, master: CipherKey, name: KeyName, raw: Bytes): Promise<Bytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(suite.nonceBytes));
  return joined(nonce, await master.seal(nonce, utf8(keyBinding(name)), raw));
}

async function unwrap(suite: CipherSuite, master: CipherKey, row: WrappedKey): Promise<Bytes> {
  const wrapped = copied(row.wrapped);
  return master.open(wrapped.subarray(0, suite.nonceBytes), utf8(keyBinding(row)), wrapped.subarray(suite.nonceBytes));
}

function dataKey(suite: CipherSuite, key: CipherKey, { id, of }: KeyName): DataKey {
  const head = joined(Uint8Array.of(SEALED_FORMAT), fromHex(id));
  const bound = (record: string): Bytes => utf8(recordBinding({ id, of }, record));
  const bodyAt = head.length + suite.nonceBytes;
  async function sealParts(record: string, plain: Uint8Array): Promise<readonly Bytes[]> {
    const nonce = crypto.getRandomValues(new Uint8Array(suite.nonceBytes));
    return [head, nonce, await key.seal(nonce, bound(record), plain as Bytes)];
  }
  return {
    id,
    sealParts,
    seal: async (record, plain) => joined(...(await sealParts(record, plain))),
    async open(record, sealed) {
      if (!head.every((byte, at) => sealed[at] === byte)) throw new Error('sealed with another key');
      const bytes = sealed as Bytes;
      return key.open(bytes.subarray(head.length, bodyAt), bound(record), bytes.subarray(bodyAt));
    },
  };
}

const encoder = new TextEncoder();
const utf8 = (text: string): Bytes => encoder.encode(text);
const copied = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

function joined(...parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Every record that is opened names its key so: a thousand of them are a screen. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const toHex = (bytes: Uint8Array): string => bytes.reduce((hex, byte) => hex + HEX[byte], '');
const fromHex = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
