/** The public half of an ECDH key on P-256. */
export interface AgreementKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** Seals one piece: AES-256-GCM, the tag at the end. A nonce must never come twice. */
export type SealPiece = (nonce: Uint8Array<ArrayBuffer>, bound: Uint8Array<ArrayBuffer>, plain: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

export interface Agreement {
  /** To be told to the recipient: with it and its own key it gets at the same secret. */
  readonly publicKey: AgreementKey;
  /** The content key by HKDF-SHA-256 from the secret. */
  sealer(salt: Uint8Array<ArrayBuffer>, info: string): Promise<SealPiece>;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/**
 * Agrees on a secret with a recipient who is not here: a new key pair for this one time, whose private half is forgotten with it. Not
 * even this tablet can open what was sealed.
 */
export async function agreeWith({ kty, crv, x, y }: AgreementKey): Promise<Agreement> {
  const recipient = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, CURVE, false, []);
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const own = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (own.x === undefined || own.y === undefined) throw new Error('a P-256 key has two coordinates');
  const secret = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: recipient }, pair.privateKey, 256), 'HKDF', false, ['deriveKey']);
  return {
    publicKey: { kty: 'EC', crv: 'P-256', x: own.x, y: own.y },
    async sealer(salt, info) {
      const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) };
      const key = await crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
      return async (iv, additionalData, plain) => new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData, tagLength: 128 }, key, plain));
    },
  };
}
