import { webcrypto } from 'node:crypto';
import type { PublicJwk } from '../../db/tables/writers';

/** Whether `sig` (base64url of r‖s) is the writer's over the UTF-8 bytes of this header. Never throws. */
export type VerifyHeader = (header: string, sig: string) => Promise<boolean>;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Whether it has the shape of one. */
export const isSignature = (sig: string): boolean => /^[A-Za-z0-9_-]{86}$/.test(sig);

export async function verifierFor(publicKey: PublicJwk): Promise<VerifyHeader> {
  const key = await webcrypto.subtle.importKey('jwk', { ...publicKey }, algorithm, false, ['verify']);
  return async (header, sig) => {
    if (!isSignature(sig)) return false;
    return webcrypto.subtle.verify(algorithm, key, Buffer.from(sig, 'base64url'), Buffer.from(header, 'utf8'));
  };
}
