import { CompactSign, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReceiptVerifier, type Trust } from '@/app/sync/receiptVerifier';
import type { EcPublicJwk } from '@/platform/jws';

interface Pair {
  readonly privateKey: CryptoKey;
  readonly jwk: EcPublicJwk;
}

const keyPair = async (): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y }: JWK = await exportJWK(publicKey);
  return { privateKey, jwk: { kty, crv, x, y } as EcPublicJwk };
};
const sign = (payload: object, key: CryptoKey, header: object): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: 'ES256', ...header }).sign(key);

const receipt = { kind: 'entries', court: 'hn-yuelu', epoch: 'e', writer: 'w', from: 1, to: 3, head: 'h', at: '2026-01-05T02:00:00.000Z' };
let root: Pair;
let receiptKey: Pair;
let certificate: string;
let jws: string;
const certify = (by: Pair, claims: object = {}) =>
  sign({ court: 'hn-yuelu', use: 'receipt', kid: 'k1', jwk: receiptKey.jwk, ...claims }, by.privateKey, { kid: 'root', typ: 'fieldwrit-key+jws' });
const verifier = (change: Partial<Trust> = {}) => createReceiptVerifier({ court: 'hn-yuelu', root: root.jwk, certificates: [certificate], moreCertificates: async () => [], ...change });

beforeAll(async () => {
  root = await keyPair();
  receiptKey = await keyPair();
  certificate = await certify(root);
  jws = await sign(receipt, receiptKey.privateKey, { kid: 'k1', typ: 'fieldwrit-receipt+jws' });
});

describe('[P5] a receipt', () => {
  it('is believed when the pinned root certifies the key that signed it', async () => {
    expect(await verifier().verify(jws)).toEqual(receipt);
  });

  it('is not believed when a letter of it was changed', async () => {
    const [header = '', , signature = ''] = jws.split('.');
    const forged = btoa(JSON.stringify({ ...receipt, to: 9 })).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
    expect(await verifier().verify(`${header}.${forged}.${signature}`)).toBeNull();
  });

  it('is not believed when another root certified its key', async () => {
    expect(await verifier({ root: (await keyPair()).jwk }).verify(jws)).toBeNull();
  });

  it.each([{ court: 'other' }, { use: 'writer' }])('is not believed when its key is certified for something else: %o', async (claims) => {
    expect(await verifier({ certificates: [await certify(root, claims)] }).verify(jws)).toBeNull();
  });

  it('is not believed when it speaks for another court', async () => {
    expect(await verifier().verify(await sign({ ...receipt, court: 'other' }, receiptKey.privateKey, { kid: 'k1', typ: 'fieldwrit-receipt+jws' }))).toBeNull();
  });

  it('is not believed when a writer certificate is passed off as one', async () => {
    expect(await verifier().verify(await sign(receipt, receiptKey.privateKey, { kid: 'k1', typ: 'fieldwrit-writer+jws' }))).toBeNull();
  });

  it.each(['', 'a.b', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.', '<!doctype html>'])('is not believed when it is none: %s', async (text) => {
    expect(await verifier().verify(text)).toBeNull();
  });

  it('of a new key is believed after asking the court once for its certificates', async () => {
    let asked = 0;
    const late = verifier({ certificates: [], moreCertificates: async () => ((asked += 1), [certificate]) });
    expect(await late.verify(jws)).toEqual(receipt);
    expect(await late.verify(jws)).toEqual(receipt);
    expect(asked).toBe(1);
  });
});
