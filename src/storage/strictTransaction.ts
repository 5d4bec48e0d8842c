import type { OfficerDatabase } from './officerDatabase';
import type { StoreName } from './versions';

/**
 * One strict read-write transaction on the bare API, for the few writes that an officer waits for: Dexie's own costs about as much again
 * as the disk (decisions/0002). `work` issues all requests synchronously or from their events; with `undo` nothing is written. Resolves
 * when it is on the disk: true; false after `undo`. Rejects with the cause of the abort.
 */
export async function strictTransaction(db: OfficerDatabase, stores: readonly StoreName[], work: (tx: StrictTransaction) => void): Promise<boolean> {
  // The browser may have closed the connection: Dexie opens it again, unless this tab has to make way for a newer version.
  if (!db.isOpen()) await db.chains.count();
  return new Promise((resolve, reject) => {
    const tx = db.backendDB().transaction(stores, 'readwrite', { durability: 'strict' });
    let undone = false;
    let thrown: unknown;
    tx.oncomplete = () => resolve(true);
    tx.onabort = () => (undone ? resolve(false) : reject(thrown ?? tx.error ?? new Error('the transaction was aborted')));
    // What is thrown where the browser calls back would end as a nameless abort.
    const guarded = (step: () => void) => {
      try {
        step();
      } catch (error) {
        thrown = error;
        tx.abort();
      }
    };
    const handle: StrictTransaction = {
      store: (name) => tx.objectStore(name),
      whenAll(requests, then) {
        let left = requests.length;
        const one = () => {
          left -= 1;
          if (left === 0) guarded(() => then(requests.map((request) => request.result)));
        };
        for (const request of requests) request.onsuccess = one;
      },
      undo() {
        undone = true;
        tx.abort();
      },
      end: () => tx.commit?.(),
    };
    guarded(() => work(handle));
  });
}

export interface StrictTransaction {
  store(name: StoreName): IDBObjectStore;
  /** Calls back with the results of all requests, in their order. */
  whenAll(requests: readonly IDBRequest[], then: (results: readonly unknown[]) => void): void;
  undo(): void;
  /** Nothing more will be asked of it: the browser need not wait for that. */
  end(): void;
}
