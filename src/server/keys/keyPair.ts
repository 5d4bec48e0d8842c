import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import type { PublicJwk } from '../db/tables/writers';

const generate = promisify(generateKeyPair);

/** An ECDSA P-256 key of the court. `kid` is the thumbprint (RFC 7638) of its public half. */
export interface KeyPair {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
}

/** A new private key as JWK text, for a key file. */
export async function createPrivateJwk(): Promise<string> {
  const { privateKey } = await generate('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}

export async function readKeyPair(privateJwk: string): Promise<KeyPair> {
  const jwk: unknown = JSON.parse(privateJwk);
  if (!isPrivateJwk(jwk)) throw new Error('A key file of the court does not hold an ECDSA P-256 key.');
  const publicJwk: PublicJwk = { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y };
  return { kid: await calculateJwkThumbprint(publicJwk), privateKey: createPrivateKey({ key: { ...jwk }, format: 'jwk' }), publicJwk };
}

function isPrivateJwk(value: unknown): value is PublicJwk & { readonly d: string } {
  if (typeof value !== 'object' || value === null) return false;
  const jwk: Partial<Record<string, unknown>> = { ...value };
  return jwk['kty'] === 'EC' && jwk['crv'] === 'P-256' && ['x', 'y', 'd'].every((part) => typeof jwk[part] === 'string');
}
