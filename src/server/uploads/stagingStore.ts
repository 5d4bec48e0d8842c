import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';

/** Uploads while they arrive. Unlike its parent it lets a full disk be seen as such, so that the tablet is told the truth. */
export class StagingStore extends FileStore {
  override async create(upload: Upload): Promise<Upload> {
    try {
      return await super.create(upload);
    } catch (error) {
      // What a full disk left of it would lie about for ever.
      await Promise.all([rm(join(this.directory, upload.id), { force: true }), rm(join(this.directory, `${upload.id}.json`), { force: true })]);
      throw error;
    }
  }

  /** Keeps the newest uploads of one announced file, and removes those begun before: a tablet goes on with its last one. */
  async keepNewest(file: string, count: number): Promise<void> {
    const names = (await readdir(this.directory)).filter((name) => name.startsWith(`${file}-`) && !name.endsWith('.json'));
    const aged = await Promise.all(names.map(async (id) => ({ id, begunMs: (await stat(join(this.directory, id)).catch(() => null))?.birthtimeMs ?? 0 })));
    const old = aged.sort((a, b) => b.begunMs - a.begunMs || (a.id < b.id ? 1 : -1)).slice(count);
    await Promise.all(old.map(({ id }) => this.remove(id).catch(() => undefined)));
  }

  /** What was written before an error stays and counts: the upload goes on behind it. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset });
    await pipeline(readable, target);
    return offset + target.bytesWritten;
  }
}

/** The part that the ids of all uploads of one announced file begin with. */
export const stagedFile = (...words: readonly string[]): string => createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32);
export const stagedId = (file: string): string => `${file}-${randomBytes(16).toString('hex')}`;

/** Removes uploads to which nothing was added for so long that the tablet must have begun anew. Returns how many files went. */
export async function sweepStaging(folder: string, olderThanMs: number, now: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    if (info === null || !info.isFile() || now.getTime() - info.mtimeMs < olderThanMs) continue;
    // The description is as old as the upload's beginning; it goes with the bytes.
    if (name.endsWith('.json') && (await stat(path.slice(0, -5)).catch(() => null)) !== null) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
