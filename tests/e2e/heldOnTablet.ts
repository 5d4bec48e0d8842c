import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openBlob } from '@/storage/sealedBlob';
import { openEntries } from '@/storage/tables/entries';
import { openedStores } from './openedStores';

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

/** What lies in this tablet's databases, read past the app and looked at through the sealing. */
export async function heldOnTablet(page: Page): Promise<Held> {
  const held = { writers: [] as string[], entries: [] as HeldEntry[], files: [] as { sha256: string; actual: string; role: string }[], unsentFiles: 0 };
  for (const { sealing, writers, entries, files, fileBytes } of await openedStores(page)) {
    held.writers.push(...writers.map(({ writer }) => writer));
    held.entries.push(...(await openEntries(sealing, entries)).map(({ writer, seq, header, body }) => ({ writer, seq, header, body })));
    const bytes = new Map(fileBytes.map((row) => [row.sha256, row.bytes]));
    for (const { sha256, role, unsent } of files) {
      const sealed = bytes.get(sha256);
      const actual = sealed ? await openBlob(sealing, sha256, '', sealed).then(hashOf, () => '') : '';
      held.files.push({ sha256, role, actual });
      if (unsent !== undefined) held.unsentFiles += 1;
    }
  }
  return held;
}

const hashOf = async (bytes: Blob): Promise<string> => createHash('sha256').update(Buffer.from(await bytes.arrayBuffer())).digest('hex');
