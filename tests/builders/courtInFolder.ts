import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyRing, type KeyRing } from '@/server/keys/keyRing';

/** A court's keys in a folder of their own. */
export async function courtInFolder(): Promise<{ readonly folder: string; readonly keys: KeyRing; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldwrit-court-'));
  return { folder, keys: await openKeyRing(folder), remove: () => rm(folder, { recursive: true, force: true }) };
}
