import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../syncFolder';

export interface Refused {
  readonly reason: 'hashMismatch';
  /** What the upload said of itself. */
  readonly metadata: object;
  /** What the court measured. */
  readonly measured: { readonly sha256: string; readonly size: number };
  readonly at: string;
}

/**
 * Moves a refused file into the folder of rejected ones with a note that says why: it may be evidence all the same. Named by
 * what it is: however often a tablet sends it, one copy is kept, and one note for each entry that it was sent for.
 */
export async function keepAside(folder: string, path: string, refused: Refused): Promise<void> {
  const name = join(folder, `${refused.reason}-${refused.measured.sha256}`);
  const note = `${name}-${createHash('sha256').update(JSON.stringify(refused.metadata)).digest('hex').slice(0, 16)}.json`;
  try {
    await writeFile(note, JSON.stringify(refused, null, 2), { mode: 0o600 });
    await rename(path, name);
  } catch (error) {
    // No room for the note: the file stays where it is, to be judged again.
    await rm(note, { force: true });
    throw error;
  }
  await syncFolder(folder);
}
