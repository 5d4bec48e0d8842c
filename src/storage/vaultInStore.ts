import { databaseName } from './officerDatabase';
import { probeStore } from './probeStore';

/** The officer's closed vault as their store notes it, for when the note outside is lost; null: there is none. Opens nothing. */
export async function vaultInStore<T extends object>(officer: string, factory = indexedDB): Promise<T | null> {
  const probe = await probeStore(factory, databaseName(officer));
  return probe.is === 'there' && probe.vault !== null ? (JSON.parse(probe.vault) as T) : null;
}

/** Takes the place of the vault that the store notes, on the disk when the promise resolves; nothing where it notes none. The store need not be open. */
export async function replaceVaultInStore(officer: string, vault: object, factory = indexedDB): Promise<void> {
  if ((await vaultInStore(officer, factory)) === null) return;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = factory.open(databaseName(officer));
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error ?? new Error('the transaction was aborted'));
      tx.objectStore('meta').put({ key: 'vault', value: JSON.stringify(vault) });
    });
  } finally {
    db.close();
  }
}
