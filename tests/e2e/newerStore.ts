import type { Page } from '@playwright/test';

/** Opens the officer's store in another tab as a newer version of the app does, and returns the drafts it finds there. */
export async function newerStore(old: Page): Promise<string> {
  const newer = await old.context().newPage();
  await newer.goto(new URL('/healthz', old.url()).href);
  return newer.evaluate(async () => {
    const known = (await indexedDB.databases()).find(({ name }) => name?.startsWith('fieldwrit-'));
    const opening = indexedDB.open(known?.name ?? '', (known?.version ?? 0) + 10);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('the newer version was kept out'));
    });
    const reading = db.transaction('drafts').objectStore('drafts').getAll();
    return new Promise<string>((resolve) => (reading.onsuccess = () => resolve(JSON.stringify(reading.result))));
  });
}
