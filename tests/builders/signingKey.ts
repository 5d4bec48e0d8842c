import { webSuite } from '@/vault/webSuite';

/** A writer's key pair, made as the app makes it; the private half lies open, to be sealed by the store. */
export async function signingKey() {
  const { publicKey, privateBytes } = await webSuite.makeKeyPair('sign');
  return { publicKey: { kty: 'EC', crv: 'P-256', ...publicKey } as const, privateKey: privateBytes };
}
