import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useWorkspace, type Workspace } from '@/ports/workspace';
import { createThumbnailReader, type ThumbnailReader } from './thumbnailReader';

/** One for each officer who is at work. */
const readers = new WeakMap<Workspace, ThumbnailReader>();

function readerOf(workspace: Workspace): ThumbnailReader {
  const reader = readers.get(workspace) ?? createThumbnailReader((sha256) => workspace.thumbnail(sha256));
  readers.set(workspace, reader);
  return reader;
}

/**
 * The small picture of a file; null while it is looked for and where it is not to be had, which `missing` tells. One that only the
 * court has is looked for again when the court is reached.
 */
export function useThumbnail(sha256: MaybeRefOrGetter<string | null>) {
  const workspace = useWorkspace();
  const reader = readerOf(workspace);
  const blob = shallowRef<Blob | null>(null);
  const missing = shallowRef(false);
  let letGo: () => void = () => undefined;
  watch(
    [() => toValue(sha256), () => workspace.queue.link.state === 'reached'] as const,
    ([wanted], before) => {
      if (wanted === before[0] && blob.value) return;
      letGo();
      missing.value = false;
      blob.value = (wanted !== null && reader.known(wanted)) || null;
      if (wanted === null || blob.value) return;
      letGo = reader.ask(wanted, (found) => {
        blob.value = found;
        missing.value = found === null;
      });
    },
    { immediate: true },
  );
  onScopeDispose(() => letGo());
  return { blob, missing };
}
