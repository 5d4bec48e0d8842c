import canonicalize from 'canonicalize';
import type { Json } from './json';
import type { Op } from './ops';
import { saltedHash, sha256Hex } from './digest';

/** The one pair of algorithms in use: SHA-256, and ECDSA on P-256 with SHA-256. Another `alg` (SM3/SM2) may join it. */
export const ALG = 'sha256+es256';
export const ENTRY_VERSION = 1;

/** What is chained and signed. `prev` is the hash of the writer's entry before, null for its first. */
export interface EntryHeader {
  readonly alg: string;
  readonly v: number;
  readonly court: string;
  readonly writer: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly prev: string | null;
  readonly bodyHash: string;
}

/** The device's claim of when: wall clock, monotonic milliseconds of a session, and the last time a server told. */
export interface Moment {
  readonly wall: string;
  readonly monoMs: number;
  readonly session: string;
  readonly server: string | null;
}

/** The device's claim of where (WGS84); null where it does not know. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
  /** Radius as the receiver reported it, in metres; its meaning (68 % or 95 %) is in `reading`. */
  readonly accuracyM: number | null;
  readonly reading: 'unknown' | 'r68' | 'r95';
  readonly takenAt: string;
}

export interface DocumentRef {
  readonly kind: string;
  readonly id: string;
}

/** One immutable act of one person: what was done to which document of which case. */
export interface EntryBody {
  /** UUIDv7; the same act is the same id wherever it travels. */
  readonly id: string;
  readonly actor: string;
  readonly at: Moment;
  readonly place: Place | null;
  readonly case: string;
  /** The field action (现场) it belongs to; null for what belongs to the case itself. */
  readonly action: string | null;
  readonly document: DocumentRef;
  readonly op: Op['op'] | (string & {});
  readonly change: Json;
  /** SHA-256 of every file that this entry announces. */
  readonly files: readonly string[];
  readonly app: string;
  /** The scope version of the case that this writer knew (P2: right is judged by it). */
  readonly scope: number;
}

/** An entry as it is stored and sent: the exact texts, never re-serialised (E1). */
export interface SealedEntry {
  readonly header: string;
  /** 16 random bytes as 32 hex digits. */
  readonly salt: string;
  readonly body: string;
  /** On the last entry of a transaction: the writer's signature over this header's text, base64url of r‖s. */
  readonly sig?: string;
}

/** Canonical JSON (RFC 8785). Throws on a lone surrogate, NaN or Infinity. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to write');
  return text;
}

/** The hash that chains an entry: H(header). */
export const entryHash = (headerText: string): string => sha256Hex(headerText);

type Link = Pick<EntryHeader, 'court' | 'writer' | 'seq' | 'prev'>;

/** Writes an entry's exact texts and its hash; the signature is put on the last entry of a transaction by the caller. */
export const sealEntry = (chain: Link, body: EntryBody, salt: string): { entry: SealedEntry; hash: string } => sealText(chain, canonicalText(body), salt);

/** The canonical text of a body from that of the body without its scope, behind which no other key sorts. */
export const withScope = (textWithoutScope: string, scope: number): string => `${textWithoutScope.slice(0, -1)},"scope":${JSON.stringify(scope)}}`;

/** The same as `sealEntry` for a body whose canonical text is there already. */
export function sealText(chain: Link, bodyText: string, salt: string): { entry: SealedEntry; hash: string } {
  const header: EntryHeader = { alg: ALG, v: ENTRY_VERSION, ...chain, bodyHash: saltedHash(salt, bodyText) };
  const headerText = canonicalText(header);
  return { entry: { header: headerText, salt, body: bodyText }, hash: entryHash(headerText) };
}
