import type { MetaKey } from './clearOn';
import { databaseName } from './officerDatabase';
import { probeStore } from './probeStore';

/** Wrong passphrases in a row, as the store notes them beside its vault: what is noted outside reaches the disk seconds later, and whoever guesses pulls the plug. */
export interface NotedAttempts {
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
  await inMeta(officer, factory, (meta) => meta.put({ key: 'vault' satisfies MetaKey, value: JSON.stringify(vault) }));
}

/** Notes tries in a store that nobody holds open; on the disk when the promise resolves, nothing where it notes no vault. */
export async function noteAttempts(officer: string, attempts: NotedAttempts, factory = indexedDB): Promise<void> {
  if ((await vaultInStore(officer, factory)) === null) return;
  await inMeta(officer, factory, (meta) => meta.put({ key: 'attempts' satisfies MetaKey, value: JSON.stringify(attempts) }));
}

async function inMeta(officer: string, factory: IDBFactory, work: (meta: IDBObjectStore) => IDBRequest): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = factory.open(databaseName(officer));
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
      work(tx.objectStore('meta'));
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error ?? new Error('the transaction was aborted'));
    });
  } finally {
    db.close();
  }
}
