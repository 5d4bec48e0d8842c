import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { foundIn, type Needle } from './needles';

/** Every needle in every file of a browser's profile, whatever it is for, as `file: needle`. */
export function foundInProfile(profile: string, needles: readonly Needle[]): { readonly files: number; readonly found: readonly string[] } {
  const paths = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) => isFile(join(profile, name)));
  return { files: paths.length, found: paths.flatMap((path) => foundIn(Buffer.from(`${path}\n${readFileSync(join(profile, path)).toString('latin1')}`, 'latin1'), needles).map((name) => `${path}: ${name}`)) };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // A socket, or gone meanwhile.
    return false;
  }
}

interface Shown {
  readonly where: string;
  /** Every text of the record, and its bytes in base64. */
  readonly texts: readonly string[];
  readonly bytes: readonly string[];
}

/**
 * Every needle in what this origin stores, as a page that is not the app reads it: the database's files are compressed, and this looks behind
 * that. `page` is a page of the same origin. As `where: needle`.
 */
export async function foundInStorage(page: Page, needles: readonly Needle[]): Promise<{ readonly records: number; readonly found: readonly string[] }> {
  const shown = await page.evaluate(everythingStored);
  const found = shown.flatMap(({ where, texts, bytes }) => [Buffer.from(texts.join('\n')), ...bytes.map((each) => Buffer.from(each, 'base64'))].flatMap((each) => foundIn(each, needles)).map((name) => `${where}: ${name}`));
  return { records: shown.length, found: [...new Set(found)] };
}

/** Runs in the page. */
async function everythingStored(): Promise<Shown[]> {
  const shown: Shown[] = [];
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('unreadable'));
    });
  const b64 = (blob: Blob): Promise<string> =>
    new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
      reader.onerror = () => resolve('');
      reader.readAsDataURL(blob);
    });
  async function walk(value: unknown, texts: string[], bytes: string[]): Promise<void> {
    if (value instanceof Blob) bytes.push(await b64(value));
    else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) bytes.push(await b64(new Blob([value as BlobPart])));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        texts.push(name);
        await walk(each, texts, bytes);
      }
    } else texts.push(String(value));
  }
  async function show(where: string, value: unknown): Promise<void> {
    const [texts, bytes]: [string[], string[]] = [[], []];
    await walk(value, texts, bytes);
    shown.push({ where, texts, bytes });
  }
  async function showFolder(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
    for await (const [name, handle] of (folder as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }).entries()) {
      if (handle.kind === 'directory') await showFolder(handle as FileSystemDirectoryHandle, `${path}/${name}`);
      else await show(`OPFS ${path}/${name}`, await (handle as FileSystemFileHandle).getFile().catch(() => null));
    }
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await settled(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const [keys, rows] = await Promise.all([settled(db.transaction(store).objectStore(store).getAllKeys()), settled(db.transaction(store).objectStore(store).getAll())]);
      for (const [i, row] of rows.entries()) await show(`IndexedDB ${name}/${store}/${JSON.stringify(keys[i])}`, [keys[i], row]);
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) await show(`Cache ${name} ${request.url}`, [request.url, await (await cache.match(request))?.blob()]);
  }
  for (const [kind, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]] as const) {
    for (const [name, value] of Object.entries(storage)) await show(`${kind} ${name}`, [name, value]);
  }
  await showFolder(await navigator.storage.getDirectory(), '');
  return shown;
}
