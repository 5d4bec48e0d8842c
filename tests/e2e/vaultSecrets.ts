import { createPrivateKey } from 'node:crypto';
import type { Page } from '@playwright/test';
import { fromBase64url } from '@/domain/base64url';
import { keyBinding, masterBinding } from '@/domain/envelope';
import type { Bytes } from '@/vault/cipherSuite';
import { webSuite } from '@/vault/webSuite';
import { nodeStretch } from '@tests/builders/nodeStretch';
import { bytesNeedle, type Needle } from './needles';
import { openedStores } from './openedStores';
import { PASSPHRASE } from './vaultDoor';

/** The bytes of every key of the vaults on this tablet, got at from outside with the passphrase: what it is stretched to, master, cases, signing. */
export async function keysAsNeedles(page: Page, passphrase = PASSPHRASE): Promise<Needle[]> {
  const needles: Needle[] = [];
  for (const { vault, officer, keys, writers, sealing } of await openedStores(page, passphrase)) {
    const { header } = vault;
    const stretched = await nodeStretch(passphrase, header.stretching);
    const master = await unwrapped(stretched, masterBinding(header), fromBase64url(header.byPassphrase ?? ''));
    needles.push(bytesNeedle(`${officer}: stretched passphrase`, stretched), bytesNeedle(`${officer}: master key`, master));
    for (const row of keys) needles.push(bytesNeedle(`${officer}: key of ${row.of || 'their own'}`, await unwrapped(master, keyBinding(row), row.wrapped)));
    for (const { writer, sealedKey } of writers as readonly { readonly writer: string; readonly sealedKey?: Uint8Array }[]) {
      if (!sealedKey) continue;
      const pkcs8 = await sealing.open(`writer/${writer}`, sealedKey);
      const { d = '' } = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
      needles.push(bytesNeedle(`${officer}: key that signs`, fromBase64url(d)));
    }
  }
  return needles;
}

async function unwrapped(key: Bytes, binding: string, wrapped: Uint8Array): Promise<Bytes> {
  const cipher = await webSuite.cipherKey(key);
  return cipher.open(new Uint8Array(wrapped.subarray(0, webSuite.nonceBytes)), new TextEncoder().encode(binding), new Uint8Array(wrapped.subarray(webSuite.nonceBytes)));
}
