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
