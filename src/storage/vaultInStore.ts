import type { MetaKey } from './clearOn';
import { databaseName } from './officerDatabase';
import { probeStore } from './probeStore';

interface Attempts {
  readonly failures: number;
  readonly atMs: number;
}

/** The officer's closed vault as their store notes it, for when the note outside is lost; null: there is none. Opens nothing. */
export async function vaultInStore<T extends object>(officer: string, factory = indexedDB): Promise<T | null> {
  const probe = await probeStore(factory, databaseName(officer));
  return probe.is === 'there' && probe.vault !== null ? (JSON.parse(probe.vault) as T) : null;
}

/** Takes the place of the vault that the store notes, on the disk when the promise resolves; nothing where it notes none. The store need not be open. */
export async function replaceVaultInStore(officer: string, vault: object, factory = indexedDB): Promise<void> {
  if ((await vaultInStore(officer, factory)) === null) return;
  await inMeta(officer, factory, 'readwrite', (meta) => meta.put({ key: 'vault' satisfies MetaKey, value: JSON.stringify(vault) }));
}

/** Wrong passphrases in a row, as the store notes them beside its vault: what is noted outside reaches the disk seconds later, and whoever guesses pulls the plug. */
export async function attemptsInStore(officer: string, factory = indexedDB): Promise<Attempts | null> {
  if ((await vaultInStore(officer, factory)) === null) return null;
  const row = (await inMeta(officer, factory, 'readonly', (meta) => meta.get('attempts' satisfies MetaKey))) as { readonly value: string } | undefined;
  return row ? (JSON.parse(row.value) as Attempts) : null;
}

/** On the disk when the promise resolves; nothing where the store notes no vault. */
export async function noteAttempts(officer: string, attempts: Attempts, factory = indexedDB): Promise<void> {
  if ((await vaultInStore(officer, factory)) === null) return;
  await inMeta(officer, factory, 'readwrite', (meta) => meta.put({ key: 'attempts' satisfies MetaKey, value: JSON.stringify(attempts) }));
}

async function inMeta(officer: string, factory: IDBFactory, mode: 'readonly' | 'readwrite', work: (meta: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = factory.open(databaseName(officer));
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  try {
    return await new Promise<unknown>((resolve, reject) => {
      const tx = db.transaction('meta', mode, { durability: 'strict' });
      const request = work(tx.objectStore('meta'));
      tx.oncomplete = () => resolve(request.result);
      tx.onabort = () => reject(tx.error ?? new Error('the transaction was aborted'));
    });
  } finally {
    db.close();
  }
}
