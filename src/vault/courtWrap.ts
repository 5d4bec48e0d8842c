import { fromBase64url, toBase64url } from '@/domain/base64url';
import { COURT_WRAP_INFO } from '@/domain/envelope';
import type { Bytes, CipherSuite, PublicPoint } from './cipherSuite';

/** The court's public key that only the court can open with; certified by the pinned root, which the caller has checked. */
export interface CourtKey extends PublicPoint {
  readonly kid: string;
}

/** A secret that only the court can open. As text, so that it goes into JSON. */
export interface CourtWrap {
  readonly kid: string;
  /** Public half of a key pair that was made for this one time. */
  readonly key: PublicPoint;
  /** base64url */
  readonly sealed: string;
}

/** Seals a short secret to the court: an agreement of its own, so its key is used once and the nonce may be zero. `bound` names what it is. */
export async function sealToCourt(suite: CipherSuite, court: CourtKey, bound: string, secret: Bytes): Promise<CourtWrap> {
  const pair = await suite.makeKeyPair('agree');
  const label = new TextEncoder().encode(bound);
  try {
    const key = await suite.agree(pair.privateBytes, court, await suite.digest(label), COURT_WRAP_INFO);
    return { kid: court.kid, key: pair.publicKey, sealed: toBase64url(await key.seal(new Uint8Array(suite.nonceBytes), label, secret)) };
  } finally {
    pair.privateBytes.fill(0);
  }
}

/** The other side of `sealToCourt`: for the court, and for a tablet that the court answers to. Rejects what is not bound as told. */
export async function openCourtWrap(suite: CipherSuite, privateBytes: Bytes, bound: string, { key: other, sealed }: Omit<CourtWrap, 'kid'>): Promise<Bytes> {
  const label = new TextEncoder().encode(bound);
  const key = await suite.agree(privateBytes, other, await suite.digest(label), COURT_WRAP_INFO);
  return key.open(new Uint8Array(suite.nonceBytes), label, fromBase64url(sealed));
}
