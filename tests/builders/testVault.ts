import type { CipherSuite } from '@/vault/cipherSuite';
import type { Stretch } from '@/vault/stretching';
import { makeVault, type Vault } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';

/** In place of Argon2id, which takes its time on purpose; the real one has tests of its own. */
export const quickStretch: Stretch = async (passphrase, { salt }) => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${passphrase}`)));

export const PASSPHRASE = 'kuaisu jiesuo 1';

/** An opened vault with real keys. */
export const testVault = (officer = 'zhang', suite: CipherSuite = webSuite): Promise<Vault> => makeVault({ suite, stretch: quickStretch }, officer, PASSPHRASE);
