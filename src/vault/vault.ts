import { fromBase64url, toBase64url } from '@/domain/base64url';
import { masterBinding } from '@/domain/envelope';
import { alsoForCourt, keyIdOf, makeCaseKey, openCaseKey, type DataKey, type WrappedKey } from './caseKey';
import type { Bytes, CipherKey, CipherSuite } from './cipherSuite';
import { sealToCourt, type CourtKey, type CourtWrap } from './courtWrap';
import { isStrongEnough, newStretching, type Stretch, type Stretching } from './stretching';

/**
 * One officer's vault on one tablet, as it lies on the disk. Its master key is random; it is sealed under what the passphrase is stretched to,
 * and to the court for the day on which the passphrase is lost. Nothing in it tells anything to somebody who has neither.
 */
export interface VaultHeader {
  readonly format: 1;
  readonly id: string;
  readonly suite: string;
  readonly officer: string;
  readonly stretching: Stretching;
  /** base64url, nonce first; null: destroyed after too many wrong passphrases, and only the court can give it back. */
  readonly byPassphrase: string | null;
  /** Null: the court's key was not known yet. */
  readonly forCourt: CourtWrap | null;
}

/** An opened vault: makes and opens the keys of cases. Lives until the page goes. */
export interface Vault {
  readonly header: VaultHeader;
  makeKey(of: string): Promise<{ readonly row: WrappedKey; readonly key: DataKey }>;
  openKey(row: WrappedKey): Promise<DataKey>;
  keyIdOf: typeof keyIdOf;
  /** From now on every key is also for the court. Returns the header with the master key sealed to it; as it is when it was already. */
  tellCourt(court: CourtKey): Promise<VaultHeader>;
  /** The same key, openable by the court, too (K5). Throws while the court's key is not known. */
  alsoForCourt(row: WrappedKey): Promise<WrappedKey>;
}

export interface VaultTools {
  readonly suite: CipherSuite;
  /** Stretches a passphrase; in a worker, because it takes its time on purpose. */
  readonly stretch: Stretch;
  /** Starts ahead of a passphrase what takes its time before it can be stretched. */
  prepare?(): void;
}

/** Makes a vault with a new master key. The passphrase is what the officer will have to type; `stretching`: that of this tablet, else the floor. */
export async function makeVault(tools: VaultTools, officer: string, passphrase: string, stretching = newStretching()): Promise<Vault> {
  const { suite } = tools;
  const master = crypto.getRandomValues(new Uint8Array(suite.keyBytes));
  const name = { id: crypto.randomUUID(), officer };
  const byPassphrase = await wrapMaster(tools, name, stretching, passphrase, master);
  return opened(suite, { format: 1, ...name, suite: suite.id, stretching, byPassphrase, forCourt: null }, master);
}

/** Opens a vault; null: the passphrase is wrong. A header with a stretching below the floor is not tried: somebody made it cheap to guess. */
export async function openVault({ suite, stretch }: VaultTools, header: VaultHeader, passphrase: string): Promise<Vault | null> {
  const master = await masterOf({ suite, stretch }, header, passphrase);
  return master && opened(suite, header, master);
}

/** The same vault under another passphrase; null: the one that it has is not this one. The old header opens it no more once it is replaced everywhere. */
export async function changePassphrase(tools: VaultTools, header: VaultHeader, from: string, to: string): Promise<VaultHeader | null> {
  const master = await masterOf(tools, header, from);
  if (!master) return null;
  const stretching = newStretching();
  try {
    return { ...header, stretching, byPassphrase: await wrapMaster(tools, header, stretching, to, master) };
  } finally {
    master.fill(0);
  }
}

async function masterOf({ suite, stretch }: VaultTools, header: VaultHeader, passphrase: string): Promise<Bytes | null> {
  if (header.byPassphrase === null || header.suite !== suite.id || !isStrongEnough(header.stretching)) return null;
  const wrapped = fromBase64url(header.byPassphrase);
  const key = await stretchedKey(suite, await stretch(passphrase, header.stretching));
  return key.open(wrapped.subarray(0, suite.nonceBytes), boundTo(header), wrapped.subarray(suite.nonceBytes)).catch(() => null);
}

/** A vault whose master key came back from the court, under a new passphrase: everything that lies sealed opens again. */
export async function rewrapVault(tools: VaultTools, header: VaultHeader, master: Bytes, passphrase: string): Promise<Vault> {
  const stretching = newStretching();
  const byPassphrase = await wrapMaster(tools, header, stretching, passphrase, master);
  return opened(tools.suite, { ...header, stretching, byPassphrase }, master);
}

/** The vault after too many wrong passphrases: nobody opens it here any more, and all that is sealed stays as it is. */
export const destroyed = (header: VaultHeader): VaultHeader => ({ ...header, byPassphrase: null });

async function opened(suite: CipherSuite, header: VaultHeader, raw: Bytes): Promise<Vault> {
  const master = await suite.cipherKey(raw);
  // Kept only until it is sealed to the court.
  let unsealed: Bytes | null = raw;
  let court: CourtKey | null = null;
  const drop = (): void => {
    unsealed?.fill(0);
    unsealed = null;
  };
  if (header.forCourt) drop();
  return {
    get header() {
      return header;
    },
    makeKey: (of) => makeCaseKey(suite, master, of, court),
    openKey: (row) => openCaseKey(suite, master, row),
    keyIdOf,
    async tellCourt(key) {
      court = key;
      if (unsealed) header = { ...header, forCourt: await sealToCourt(suite, key, masterBinding(header), unsealed) };
      drop();
      return header;
    },
    async alsoForCourt(row) {
      if (!court) throw new Error('the court has no key yet');
      return row.forCourt ? row : alsoForCourt(suite, master, row, court);
    },
  };
}

async function wrapMaster({ suite, stretch }: VaultTools, name: Pick<VaultHeader, 'id' | 'officer'>, stretching: Stretching, passphrase: string, master: Bytes): Promise<string> {
  const key = await stretchedKey(suite, await stretch(passphrase, stretching));
  const nonce = crypto.getRandomValues(new Uint8Array(suite.nonceBytes));
  const sealed = await key.seal(nonce, boundTo(name), master);
  return toBase64url(Uint8Array.from([...nonce, ...sealed]));
}

async function stretchedKey(suite: CipherSuite, stretched: Bytes): Promise<CipherKey> {
  try {
    return await suite.cipherKey(stretched.slice(0, suite.keyBytes));
  } finally {
    stretched.fill(0);
  }
}

const boundTo = (name: Pick<VaultHeader, 'id' | 'officer'>): Bytes => new TextEncoder().encode(masterBinding(name));
