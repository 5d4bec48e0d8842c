import { hkdf, sm2, sm3, sm4 } from 'sm-crypto-v2';
import { fromBase64url, toBase64url } from '@/domain/base64url';
import type { Bytes, CipherKey, CipherSuite, PublicPoint } from '@/vault/cipherSuite';

const TAG_BYTES = 16;

/**
 * SM4-GCM, SM3 and SM2: shows that another suite can take the browser's place. The library has all of it but one thing: it opens SM4-GCM
 * without comparing the tag unless it is given one, so the tag is handed over, and a plain text that is not vouched for is never returned. For
 * the agreement the bare Diffie-Hellman on the curve is taken (the shared point's abscissa, as ECDH does it) and HKDF on SM3; the two-way
 * exchange of GB/T 32918.3 needs answers from both sides, and a seal to the court has but one.
 */
export const smSuite: CipherSuite = {
  id: 'sm4-gcm+sm2',
  keyBytes: 16,
  nonceBytes: 12,
  cipherKey: (raw) => Promise.resolve(sealingWith(raw.slice())),
  digest: (bytes) => Promise.resolve(fromHex(sm3(bytes))),
  makeKeyPair() {
    const { publicKey, privateKey } = sm2.generateKeyPairHex();
    return Promise.resolve({ publicKey: pointOf(publicKey), privateBytes: fromHex(privateKey) });
  },
  signer(privateBytes) {
    const privateKey = toHex(privateBytes);
    const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
    return Promise.resolve((message: Bytes) => Promise.resolve(fromHex(sm2.doSignature(message, privateKey, { hash: true, publicKey }))));
  },
  verify: async (publicKey, message, signature) => sm2.verifyPublicKey(hexOf(publicKey)) && sm2.doVerifySignature(message, toHex(signature), hexOf(publicKey), { hash: true }),
  async agree(privateBytes, publicKey, salt, info) {
    if (!sm2.verifyPublicKey(hexOf(publicKey))) throw new Error('no point on the curve');
    const shared = sm2.ecdh(toHex(privateBytes), hexOf(publicKey), false).slice(1, 33);
    return sealingWith(new Uint8Array(hkdf(shared, salt, new TextEncoder().encode(info), 16)));
  },
};

function sealingWith(key: Bytes): CipherKey {
  return {
    async seal(nonce, bound, plain) {
      const { output, tag } = sm4.encrypt(plain, key, { mode: 'gcm', iv: nonce, associatedData: bound, output: 'array', outputTag: true });
      if (!tag) throw new Error('sealed without a tag');
      return Uint8Array.from([...output, ...tag]);
    },
    async open(nonce, bound, sealed) {
      if (sealed.length < TAG_BYTES) throw new Error('cut off');
      const end = sealed.length - TAG_BYTES;
      const opened = sm4.sm4(sealed.slice(0, end), key, 0, { mode: 'gcm', iv: nonce, associatedData: bound, output: 'array', tag: sealed.slice(end) });
      return new Uint8Array(opened as Uint8Array);
    },
  };
}

const hexOf = ({ x, y }: PublicPoint): string => `04${toHex(fromBase64url(x))}${toHex(fromBase64url(y))}`;
const pointOf = (hex: string): PublicPoint => ({ x: toBase64url(fromHex(hex.slice(2, 66))), y: toBase64url(fromHex(hex.slice(66))) });
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (hex: string): Bytes => new Uint8Array(Buffer.from(hex, 'hex'));
