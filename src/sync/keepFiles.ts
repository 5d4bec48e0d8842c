import type { NewFile, RecordResult } from '@/ports/workspace';
import type { AppendStore, AppendTools } from './appendPorts';
import type { PreparedAct } from './prepareActs';

type Failure = Extract<RecordResult, { ok: false }>;

/**
 * Puts the bytes on the disk and reads each back: a large value can be stored, have the right size, and fail only when its bytes
 * are read. Null when all hash as noted. What differs is written once more from the caller's bytes; then it is given up, without a trace.
 */
export async function keepFiles(store: AppendStore, tools: AppendTools, files: readonly NewFile[], acts: readonly PreparedAct[]): Promise<Failure | null> {
  const cases = new Map(acts.flatMap(({ body, notes }) => notes.map(({ sha256 }) => [sha256, body.case] as const)));
  const hashed = files.map(({ note, bytes }) => ({ sha256: note.sha256, of: cases.get(note.sha256) ?? '', bytes }));
  try {
    await store.keepBytes(hashed, tools.moment().wall, false);
    const broken = await differing(store, tools, hashed);
    if (broken.length === 0) return null;
    const sound = [];
    for (const file of broken) if ((await tools.hash(file.bytes)) === file.sha256) sound.push(file);
    if (sound.length === broken.length) {
      await store.keepBytes(sound, tools.moment().wall, true);
      if ((await differing(store, tools, sound)).length === 0) return null;
    }
    await giveUp();
    return { ok: false, problem: 'readBackDiffers', detail: broken.map(({ sha256 }) => sha256).join(' ') };
  } catch (error) {
    await giveUp();
    return { ok: false, problem: store.problemOf(error), detail: String(error) };
  }

  /** Room that is not given back now is given back by the sweep. */
  async function giveUp() {
    await store.dropUnannounced(hashed.map(({ sha256 }) => sha256)).catch(() => undefined);
  }
}

async function differing<T extends { readonly sha256: string }>(store: AppendStore, tools: AppendTools, files: readonly T[]): Promise<T[]> {
  const same = await Promise.all(files.map(async ({ sha256 }) => (await hashOf(store, tools, sha256)) === sha256));
  return files.filter((_, i) => !same[i]);
}

async function hashOf(store: AppendStore, tools: AppendTools, sha256: string): Promise<string | null> {
  try {
    const bytes = await store.readBytes(sha256);
    return bytes && (await tools.hash(bytes));
  } catch {
    return null;
  }
}
