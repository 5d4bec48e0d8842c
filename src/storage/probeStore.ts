/** What the bare API finds where an officer's store should be (D3). */
export type Probe =
  | {
      readonly is: 'there';
      /** As the browser counts: ten times the app's. */
      readonly version: number;
      /** Null: a store of a version that had none, or one that was never filled. */
      readonly storeEpoch: string | null;
      /** The epoch of the lost store that it was made from. */
      readonly storeBefore: string | null;
      /** Whether anybody was ever enrolled in it. */
      readonly written: boolean;
      /** The officer's closed vault as it was noted there; null: none was. */
      readonly vault: string | null;
      /** Wrong passphrases in a row, as they were noted beside it. */
      readonly attempts: string | null;
    }
  | { readonly is: 'absent'; /** The browser says itself that it lost what was there. */ readonly dataLoss: boolean }
  | { readonly is: 'unreadable'; readonly detail: string };

interface LossEvent extends IDBVersionChangeEvent {
  /** Chromium's alone: what it threw away because it was damaged. */
  readonly dataLoss?: 'none' | 'total';
}

/**
 * Looks at an officer's store before anything else opens it, and leaves it as it is: none is made where none is. Dexie passes over the
 * browser's word that everything was lost, and writes into a store that lacks a table, whatever its version.
 */
export async function probeStore(factory: IDBFactory, name: string): Promise<Probe> {
  let loss: Probe | null = null;
  let db: IDBDatabase;
  try {
    db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = factory.open(name);
      opening.onupgradeneeded = (event: LossEvent) => {
        loss = { is: 'absent', dataLoss: event.dataLoss === 'total' };
        opening.transaction?.abort();
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
  } catch (error) {
    return loss ?? { is: 'unreadable', detail: String(error) };
  }
  try {
    const { version } = db;
    if (!['meta', 'writers', 'entries'].every((store) => db.objectStoreNames.contains(store))) return { is: 'there', version, storeEpoch: null, storeBefore: null, written: false, vault: null, attempts: null };
    const tx = db.transaction(['meta', 'writers', 'entries'], 'readonly');
    const [epoch, before, vault, attempts, writers] = await Promise.all([
      ask(tx.objectStore('meta').get('storeEpoch') as IDBRequest<{ value: string } | undefined>),
      ask(tx.objectStore('meta').get('storeBefore') as IDBRequest<{ value: string } | undefined>),
      ask(tx.objectStore('meta').get('vault') as IDBRequest<{ value: string } | undefined>),
      ask(tx.objectStore('meta').get('attempts') as IDBRequest<{ value: string } | undefined>),
      ask(tx.objectStore('writers').count()),
      // Walks the keys, so that a damaged part is met here and not at the first append.
      ask(tx.objectStore('entries').count()),
    ]);
    return { is: 'there', version, storeEpoch: epoch?.value ?? null, storeBefore: before?.value ?? null, written: writers > 0, vault: vault?.value ?? null, attempts: attempts?.value ?? null };
  } catch (error) {
    return { is: 'unreadable', detail: String(error) };
  } finally {
    db.close();
  }
}

const ask = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('unreadable'));
  });
