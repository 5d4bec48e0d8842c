import { computed, shallowRef } from 'vue';
import { limits, type FileNote, type Place } from '@/domain/journal';
import { useSaving } from '@/features/saving';
import { useWorkspace } from '@/ports/workspace';
import { attachPhoto, type PhotoOf } from './attachPhoto';
import { isImage } from './isImage';

/** Why a file was not taken in. */
export type ShotProblem = 'notAnImage' | 'tooLarge' | 'notTaken';

/** Photos on their way to the disk. `saved` counts only what record() has confirmed. */
export function useShots(of: () => PhotoOf, place: () => Place | null) {
  const workspace = useWorkspace();
  const { save } = useSaving();
  const saved = shallowRef(0);
  const waiting = shallowRef(0);
  const failed = shallowRef(0);
  const last = shallowRef<Blob | null>(null);
  const problem = shallowRef<{ readonly is: ShotProblem; readonly name: string | null } | null>(null);

  /** Stores one picture with the act that names it; true only when it is on the disk and read back. */
  async function keep(bytes: Blob, origin: FileNote['origin'], takenAt: string, name: string | null, where: Place | null): Promise<boolean> {
    if (bytes.size > limits.fileBytes) {
      problem.value = { is: 'tooLarge', name };
      return false;
    }
    const target = of();
    waiting.value += 1;
    try {
      const note = await workspace.describe(bytes, { role: 'photo', name, origin, takenAt });
      const stored = await save([attachPhoto(target, note, where)], [{ note, bytes }]);
      if (stored) {
        saved.value += 1;
        last.value = bytes;
      } else failed.value += 1;
      return stored !== null;
    } catch {
      failed.value += 1;
      problem.value = { is: 'notTaken', name };
      return false;
    } finally {
      waiting.value -= 1;
    }
  }

  const keepLive = (bytes: Blob): Promise<boolean> => keep(bytes, 'live', workspace.now(), null, place());

  /** Pictures chosen from the device: where they were taken is unknown, when is what the file says. */
  async function keepFiles(files: readonly File[]): Promise<void> {
    problem.value = null;
    for (const file of files) {
      if (await isImage(file)) await keep(file, 'imported', new Date(file.lastModified).toISOString(), file.name, null);
      else problem.value = { is: 'notAnImage', name: file.name };
    }
  }

  return { saved, waiting, failed, last, problem, busy: computed(() => waiting.value > 0), keepLive, keepFiles };
}
