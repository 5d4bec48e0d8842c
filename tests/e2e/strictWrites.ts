import type { Page } from '@playwright/test';

export interface SeenWrite {
  readonly stores: readonly string[];
  readonly durability: string;
}

/**
 * Watches every write transaction of the officer's database from the next navigation on (reliability R2): SIGKILL cannot show
 * durability, but a transaction says which one it was opened with.
 */
export async function watchWrites(page: Page): Promise<() => Promise<readonly SeenWrite[]>> {
  await page.addInitScript(() => {
    const seen: SeenWrite[] = [];
    Object.assign(globalThis, { seenWrites: seen });
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof open>) {
      const tx = open.apply(this, given);
      if (tx.mode === 'readwrite' && this.name.startsWith('fieldwrit-')) seen.push({ stores: [...tx.objectStoreNames], durability: tx.durability });
      return tx;
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { seenWrites: SeenWrite[] }).seenWrites);
}

/** SHA-256 of the bytes of every stored file as they are read back now, beside the hash under which they lie. */
export async function readBackFiles(page: Page, officer: string): Promise<readonly { readonly sha256: string; readonly readBack: string }[]> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error ?? new Error('no database'));
    });
    const rows = await new Promise<{ sha256: string; bytes: Blob }[]>((done, fail) => {
      const request = db.transaction('fileBytes').objectStore('fileBytes').getAll();
      request.onsuccess = () => done(request.result as { sha256: string; bytes: Blob }[]);
      request.onerror = () => fail(request.error ?? new Error('unreadable'));
    });
    db.close();
    const hex = async (blob: Blob) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return Promise.all(rows.map(async ({ sha256, bytes }) => ({ sha256, readBack: await hex(bytes) })));
  }, `fieldwrit-${officer}`);
}
