export type Bytes = Uint8Array<ArrayBuffer>;

/** A key that seals: authenticated, the tag at the end. A nonce must never come twice under one key. */
export interface CipherKey {
  seal(nonce: Bytes, bound: Bytes, plain: Bytes): Promise<Bytes>;
  /** Rejects when a bit of the nonce, of what was bound or of what was sealed differs. */
  open(nonce: Bytes, bound: Bytes, sealed: Bytes): Promise<Bytes>;
}

/** The public half of a key on the suite's curve: coordinates in base64url. */
export interface PublicPoint {
  readonly x: string;
  readonly y: string;
}

export interface KeyPairBytes {
  readonly publicKey: PublicPoint;
  /** To be sealed before it is stored. */
  readonly privateBytes: Bytes;
}

/**
 * The algorithms of the vault, behind one door: a certified module (SM2, SM3, SM4) takes the place of the browser's own by passing the
 * same contract (tests/vault/cipherSuite.contract.ts). Keys handed in as bytes are copied; whoever made them wipes them.
 */
export interface CipherSuite {
  /** Stands in everything that is stored, so that another suite never guesses. */
  readonly id: string;
  /** Of a symmetric key. */
  readonly keyBytes: number;
  readonly nonceBytes: number;
  cipherKey(raw: Bytes): Promise<CipherKey>;
  digest(bytes: Bytes): Promise<Bytes>;
  makeKeyPair(use: 'sign' | 'agree'): Promise<KeyPairBytes>;
  /** Signs bytes with a private key; r‖s. */
  signer(privateBytes: Bytes): Promise<(message: Bytes) => Promise<Bytes>>;
  verify(publicKey: PublicPoint, message: Bytes, signature: Bytes): Promise<boolean>;
  /** The key that both sides of an agreement get at: from one's own private key and the other's public one. */
  agree(privateBytes: Bytes, publicKey: PublicPoint, salt: Bytes, info: string): Promise<CipherKey>;
}
