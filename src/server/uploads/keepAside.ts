import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../syncFolder';

export interface Refused {
  readonly reason: 'hashMismatch' | 'notAnImage';
  /** What the upload said of itself. */
  readonly metadata: object;
  /** What the court measured. */
  readonly measured: { readonly sha256: string; readonly size: number; readonly type: string | null };
  readonly at: string;
}

/** Moves a refused file into the folder of rejected ones with a note that says why: it may be evidence all the same. */
export async function keepAside(folder: string, path: string, refused: Refused): Promise<void> {
  const name = join(folder, `${refused.at.slice(0, 10)}-${refused.reason}-${randomUUID()}`);
  try {
    await writeFile(`${name}.json`, JSON.stringify(refused, null, 2), { mode: 0o600 });
    await rename(path, name);
  } catch (error) {
    // No room for the note: the file stays where it is, to be judged again.
    await rm(`${name}.json`, { force: true });
    throw error;
  }
  await syncFolder(folder);
}
