import { shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useWorkspace } from '@/ports/workspace';

/**
 * The small picture of a file; null while it is looked for and where it is not to be had, which `missing` tells. One that only the
 * court has is looked for again when the court is reached.
 */
export function useThumbnail(sha256: MaybeRefOrGetter<string | null>) {
  const { thumbnail, queue } = useWorkspace();
  const blob = shallowRef<Blob | null>(null);
  const missing = shallowRef(false);
  watch(
    [() => toValue(sha256), () => queue.link.state === 'reached'] as const,
    async ([wanted], before) => {
      if (wanted === before[0] && blob.value) return;
      blob.value = null;
      missing.value = false;
      const found = wanted === null ? null : await thumbnail(wanted);
      if (toValue(sha256) !== wanted) return;
      blob.value = found ?? blob.value;
      missing.value = wanted !== null && blob.value === null;
    },
    { immediate: true },
  );
  return { blob, missing };
}
