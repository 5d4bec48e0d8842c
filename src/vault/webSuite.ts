import { toBase64url } from '@/domain/base64url';
import type { Bytes, CipherKey, CipherSuite, KeyPairBytes, PublicPoint } from './cipherSuite';

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SCHEME = { name: 'ECDSA', hash: 'SHA-256' } as const;
const AGREEING = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The browser's own: AES-256-GCM, SHA-256, ECDSA and ECDH on P-256, HKDF. No key that it holds can be exported again. */
export const webSuite: CipherSuite = {
  id: 'aes-256-gcm+p-256',
  keyBytes: 32,
  nonceBytes: 12,
  cipherKey: async (raw) => sealingWith(await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])),
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  async makeKeyPair(use): Promise<KeyPairBytes> {
    const { privateKey, publicKey } = use === 'sign' ? await crypto.subtle.generateKey(SIGNING, true, ['sign', 'verify']) : await crypto.subtle.generateKey(AGREEING, true, ['deriveBits']);
    const [{ x, y }, pkcs8] = await Promise.all([crypto.subtle.exportKey('jwk', publicKey), crypto.subtle.exportKey('pkcs8', privateKey)]);
    if (x === undefined || y === undefined) throw new Error('a P-256 key has two coordinates');
    return { publicKey: { x, y }, privateBytes: new Uint8Array(pkcs8) };
  },
  async signer(privateBytes) {
    const key = await crypto.subtle.importKey('pkcs8', privateBytes, SIGNING, false, ['sign']);
    return async (message) => new Uint8Array(await crypto.subtle.sign(SCHEME, key, message));
  },
  async verify(publicKey, message, signature) {
    const key = await crypto.subtle.importKey('jwk', jwk(publicKey), SIGNING, false, ['verify']);
    return crypto.subtle.verify(SCHEME, key, signature, message);
  },
  async agree(privateBytes, publicKey, salt, info) {
    const [own, other] = await Promise.all([crypto.subtle.importKey('pkcs8', privateBytes, AGREEING, false, ['deriveBits']), crypto.subtle.importKey('jwk', jwk(publicKey), AGREEING, false, [])]);
    const secret = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256), 'HKDF', false, ['deriveKey']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) };
    return sealingWith(await crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  },
};

const jwk = ({ x, y }: PublicPoint) => ({ kty: 'EC', crv: 'P-256', x, y });

function sealingWith(key: CryptoKey): CipherKey {
  const of = (iv: Bytes, additionalData: Bytes) => ({ name: 'AES-GCM', iv, additionalData, tagLength: 128 });
  return {
    seal: async (nonce, bound, plain) => new Uint8Array(await crypto.subtle.encrypt(of(nonce, bound), key, plain)),
    open: async (nonce, bound, sealed) => new Uint8Array(await crypto.subtle.decrypt(of(nonce, bound), key, sealed)),
  };
}

/** Signs the UTF-8 bytes of a header's text; base64url of r‖s, 64 bytes. */
export async function headerSigner(suite: CipherSuite, privateBytes: Bytes): Promise<(headerText: string) => Promise<string>> {
  const sign = await suite.signer(privateBytes);
  const encoder = new TextEncoder();
  return async (headerText) => toBase64url(await sign(encoder.encode(headerText)));
}
