import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, sign, verify } from 'node:crypto';
import type { Bytes, CipherKey, CipherSuite, PublicPoint } from '@/vault/cipherSuite';
import { webSuite } from '@/vault/webSuite';

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const SCHEME = { dsaEncoding: 'ieee-p1363' } as const;

/**
 * The algorithms of `webSuite`, computed at once: WebCrypto's answers come after so many turns of the event loop as its threads take, and a
 * history from a seed would go another way each time.
 */
export const nodeSuite: CipherSuite = {
  id: webSuite.id,
  keyBytes: webSuite.keyBytes,
  nonceBytes: webSuite.nonceBytes,
  cipherKey: async (raw) => sealingWith(raw.slice()),
  digest: async (bytes) => owned(createHash('sha256').update(bytes).digest()),
  async makeKeyPair() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    return { publicKey: { x, y }, privateBytes: owned(privateKey.export({ format: 'der', type: 'pkcs8' })) };
  },
  async signer(privateBytes) {
    const key = privateKey(privateBytes);
    return async (message) => owned(sign('sha256', message, { key, ...SCHEME }));
  },
  verify: async (point, message, signature) => verify('sha256', message, { key: publicKey(point), ...SCHEME }, signature),
  async agree(privateBytes, point, salt, info) {
    const secret = diffieHellman({ privateKey: privateKey(privateBytes), publicKey: publicKey(point) });
    return sealingWith(new Uint8Array(hkdfSync('sha256', secret, salt, info, 32)));
  },
};

const owned = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);
const privateKey = (pkcs8: Bytes) => createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
const publicKey = ({ x, y }: PublicPoint) => createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });

function sealingWith(key: Bytes): CipherKey {
  return {
    async seal(nonce, bound, plain) {
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
      return owned(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
    },
    async open(nonce, bound, sealed) {
      if (sealed.length < TAG_BYTES) throw new Error('cut off');
      const end = sealed.length - TAG_BYTES;
      const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound).setAuthTag(sealed.slice(end));
      return owned(Buffer.concat([cipher.update(sealed.slice(0, end)), cipher.final()]));
    },
  };
}
