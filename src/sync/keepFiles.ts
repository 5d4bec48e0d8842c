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
    const broken = await differing(tools, hashed, await store.keepBytes(hashed.map((file) => ({ ...file, atHand: tools.atHand?.(file.bytes) ?? null })), tools.moment().wall, false));
    if (broken.length === 0) return null;
    const sound = [];
    for (const file of broken) if ((await tools.hash(file.bytes)) === file.sha256) sound.push(file);
    if (sound.length === broken.length) {
      if ((await differing(tools, sound, await store.keepBytes(sound, tools.moment().wall, true))).length === 0) return null;
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

type ReadBack = Awaited<ReturnType<AppendStore['keepBytes']>>[number];

async function differing<T extends { readonly sha256: string }>(tools: AppendTools, files: readonly T[], read: readonly ReadBack[]): Promise<T[]> {
  const same = await Promise.all(files.map(async ({ sha256 }, i) => (await hashOf(tools, read[i] ?? null)) === sha256));
  return files.filter((_, i) => !same[i]);
}

async function hashOf(tools: AppendTools, read: ReadBack): Promise<string | null> {
  try {
    return read && (await tools.hash(read));
  } catch {
    return null;
  }
}
