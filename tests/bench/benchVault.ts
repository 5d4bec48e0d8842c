import type { DeviceRegistry } from '@/storage';
import { makeVault, openVault, type Vault, type VaultHeader } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';

const PASSPHRASE = 'celiang yong 1';
/** What is measured begins behind the passphrase, which is made costly on purpose: here it costs nothing. All other keys are real. */
const tools = { suite: webSuite, stretch: async () => new Uint8Array(32).fill(7) };

/** The officer's vault in a page that is measured: made at the first opening, and opened again at every later one. */
export async function benchVault(registry: DeviceRegistry, officer: string): Promise<Vault> {
  const header = registry.vault<VaultHeader>(officer);
  const vault = header ? await openVault(tools, header, PASSPHRASE) : await makeVault(tools, officer, PASSPHRASE);
  if (!vault) throw new Error('the vault does not open');
  registry.setVault(officer, vault.header);
  return vault;
}
