import type { Page } from '@playwright/test';
import { draftText } from '@/storage/tables/drafts';
import { openEntries } from '@/storage/tables/entries';
import { openedStores } from './openedStores';

/** Opens the officer's store in another tab as a newer version of the app does, and returns what it finds there of what was typed: the texts of drafts and of what was recorded. */
export async function newerStore(old: Page): Promise<readonly string[]> {
  const newer = await old.context().newPage();
  await newer.goto(new URL('/healthz', old.url()).href);
  await newer.evaluate(async () => {
    const known = (await indexedDB.databases()).find(({ name }) => name?.startsWith('fieldwrit-'));
    const opening = indexedDB.open(known?.name ?? '', (known?.version ?? 0) + 10);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('the newer version was kept out'));
    });
    db.close();
  });
  const stores = await openedStores(newer);
  const texts = stores.map(async ({ sealing, drafts, entries }) => {
    const recorded = await openEntries(sealing, entries);
    return [...(await Promise.all(drafts.map((draft) => draftText(sealing, draft)))), ...recorded.map(({ body }) => body)];
  });
  return (await Promise.all(texts)).flat();
}
