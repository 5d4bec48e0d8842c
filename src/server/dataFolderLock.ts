import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from './processIdentity';
import { StartError } from './startError';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/** Another living process has the data folder. */
export class FolderTakenError extends StartError {}

/**
 * Makes this process the only gateway of the data folder, or throws a FolderTakenError that names the other one. A lock
 * left behind by a killed gateway does not count: its number and start time fit no living process. Where two
 * start over the same leftover at once, the database's lease decides (see takeLease).
 */
export async function lockDataFolder(root: string): Promise<{ readonly release: () => Promise<void> }> {
  const path = join(root, 'gateway.lock');
  const own = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? '' } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await claim(path, own)) return { release: () => release(path, own) };
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) continue;
    const holder = readHolder(text);
    if (holder !== null && processIdentity(holder.pid) === holder.identity) throw takenBy(root, holder);
    await setAside(path, text);
  }
  throw new StartError(`The data folder ${root} could not be locked; another gateway seems to be starting on it.`);
}

/** The content is complete before the name appears; a name that exists is never replaced. */
async function claim(path: string, own: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, own, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes the leftover that was judged, and nothing else: what was locked meanwhile is put back. */
async function setAside(path: string, judged: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8').catch(() => judged);
  if (moved !== judged) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function release(path: string, own: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) === own) await rm(path, { force: true });
}

function readHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value)) return null;
    return typeof value.pid === 'number' && typeof value.identity === 'string' ? { pid: value.pid, identity: value.identity } : null;
  } catch {
    return null;
  }
}

function takenBy(root: string, holder: Holder): FolderTakenError {
  return new FolderTakenError(`Another gateway (process ${holder.pid}) is already running on the data folder ${root}; this one stops.`);
}
