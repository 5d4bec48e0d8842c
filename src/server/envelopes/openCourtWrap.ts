import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { COURT_WRAP_INFO, NONCE_BYTES } from '@/domain/envelope';
import type { CourtKeys } from '../keys/courtKeys';

/** What a tablet sealed to the court. */
export interface CourtWrap {
  readonly kid: string;
  readonly key: { readonly x: string; readonly y: string };
  readonly sealed: string;
}

const TAG_BYTES = 16;

/** The secret in it; null: sealed to another key, bound to something else, or changed. */
export function openCourtWrap(court: CourtKeys, binding: string, { kid, key: point, sealed }: CourtWrap): Buffer | null {
  if (kid !== court.bundleKey.kid) return null;
  try {
    const key = wrapKey(court.bundleSecret({ kty: 'EC', crv: 'P-256', ...point }), binding);
    return openGcm(key, Buffer.alloc(NONCE_BYTES), binding, Buffer.from(sealed, 'base64url'));
  } catch {
    // No point on the curve, or not what was sealed.
    return null;
  }
}

/** The key of a wrap, from the secret that both sides get at. */
export const wrapKey = (secret: Buffer, binding: string): Buffer => Buffer.from(hkdfSync('sha256', secret, createHash('sha256').update(binding).digest(), COURT_WRAP_INFO, 32));

/** Opens AES-256-GCM, the tag at the end; throws when anything differs. */
export function openGcm(key: Buffer, nonce: Buffer, binding: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.from(binding, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
}
