import type { Page } from '@playwright/test';

export interface HeldEntry {
  readonly writer: string;
  readonly seq: number;
  readonly header: string;
  readonly body: string;
}

export interface Held {
  /** Those who write on this tablet. */
  readonly writers: readonly string[];
  readonly entries: readonly HeldEntry[];
  /** Every file with its name and the hash of the bytes as they lie there now. */
  readonly files: readonly { readonly sha256: string; readonly actual: string; readonly role: string }[];
  readonly unsentFiles: number;
}

/** What lies in this tablet's databases, read past the app. */
export function heldOnTablet(page: Page): Promise<Held> {
  return page.evaluate(async (): Promise<Held> => {
    const all = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const hash = async (bytes: ArrayBuffer): Promise<string> => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const held = { writers: [] as string[], entries: [] as HeldEntry[], files: [] as { sha256: string; actual: string; role: string }[], unsentFiles: 0 };
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('fieldwrit-') || name === 'fieldwrit-device') continue;
      const db = await all(indexedDB.open(name));
      const read = (store: string): Promise<unknown[]> => all(db.transaction(store).objectStore(store).getAll());
      held.entries.push(...((await read('entries')) as HeldEntry[]).map(({ writer, seq, header, body }) => ({ writer, seq, header, body })));
      held.writers.push(...((await read('writers')) as { writer: string }[]).map(({ writer }) => writer));
      const bytes = new Map<string, string>();
      for (const row of (await read('fileBytes')) as { sha256: string; bytes: Blob }[]) {
        const blob = Object.values(row).find((value) => value instanceof Blob);
        bytes.set(row.sha256, blob ? await hash(await blob.arrayBuffer()) : '');
      }
      for (const file of (await read('files')) as { sha256: string; role: string; unsent?: unknown }[]) {
        held.files.push({ sha256: file.sha256, role: file.role, actual: bytes.get(file.sha256) ?? '' });
        if (file.unsent !== undefined) held.unsentFiles += 1;
      }
      db.close();
    }
    return held;
  });
}
