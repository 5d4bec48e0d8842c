/**
 * The key pair that signs for one officer on one tablet: ECDSA on P-256 with SHA-256.
 *
 * The private key cannot be exported by script, and it is kept in the officer's database as the browser stores such keys: its bytes
 * lie on the disk unencrypted. Whoever reads the disk of an unencrypted tablet can sign as this officer. It stays so until the vault
 * wraps it with the officer's secret.
 */
export interface WriterKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SCHEME = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Makes a new key pair; the public half is what the court certifies. */
export async function makeWriterKey(): Promise<WriterKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  if (x === undefined || y === undefined) throw new Error('a P-256 key has two coordinates');
  return { privateKey, publicKey: { kty: 'EC', crv: 'P-256', x, y } };
}

/** Signs the UTF-8 bytes of a header's text; base64url of r‖s, 64 bytes. */
export function signerOf(privateKey: CryptoKey): (headerText: string) => Promise<string> {
  const encoder = new TextEncoder();
  return async (headerText) => base64url(new Uint8Array(await crypto.subtle.sign(SCHEME, privateKey, encoder.encode(headerText))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
