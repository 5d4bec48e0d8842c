import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const databases = (profile: string): string => join(profile, 'Default', 'IndexedDB');
const under = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

/** Flips bytes in the middle of every log and table file of the browser's databases, as a bad block does. Returns how many files. */
export function damageDatabases(profile: string): number {
  const files = under(databases(profile)).filter((path) => /\.leveldb\/.*\.(log|ldb)$/.test(path) && statSync(path).size > 200);
  for (const path of files) {
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    for (let at = middle; at < Math.min(middle + 64, bytes.length); at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(path, bytes);
  }
  return files.length;
}

export const deleteDatabases = (profile: string): void => rmSync(databases(profile), { recursive: true });

/** Deletes the file of every large value, such as a photo; its record stays. Returns how many. */
export function deleteBlobs(profile: string): number {
  const files = under(databases(profile)).filter((path) => path.includes('.indexeddb.blob/'));
  for (const path of files) rmSync(path);
  return files.length;
}

export interface CopiedNow {
  readonly journalBytes: number;
  readonly files: readonly string[];
}

/** What lies in the second copy of this tablet, read past the app. */
export function copiedNow(page: Page): Promise<CopiedNow> {
  return page.evaluate(async () => {
    const copied = { journalBytes: 0, files: [] as string[] };
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of (folder as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }).entries()) {
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}/${name}`);
        else if (path.endsWith('/files')) copied.files.push(name);
        else if (path.endsWith('/journal')) copied.journalBytes += (await (handle as FileSystemFileHandle).getFile()).size;
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return { ...copied, files: copied.files.sort() };
  });
}
