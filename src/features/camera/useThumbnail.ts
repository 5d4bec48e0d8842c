import { shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue';
import { useWorkspace } from '@/ports/workspace';

/** The small picture of a file on this tablet; null while it is read, and where only the court has it. */
export function useThumbnail(sha256: MaybeRefOrGetter<string | null>): Readonly<ShallowRef<Blob | null>> {
  const { thumbnail } = useWorkspace();
  const blob = shallowRef<Blob | null>(null);
  watch(
    () => toValue(sha256),
    async (wanted) => {
      blob.value = null;
      const found = wanted === null ? null : await thumbnail(wanted);
      if (toValue(sha256) === wanted) blob.value = found;
    },
    { immediate: true },
  );
  return blob;
}
