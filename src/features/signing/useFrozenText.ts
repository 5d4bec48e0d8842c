import { shallowRef, watch } from 'vue';
import { frozenText, type FrozenText } from '@/domain/signing';
import { sha256Hex } from '@/domain/journal';
import { useWorkspace } from '@/ports/workspace';

/** What people read: the text out of the snapshot's own bytes, once they hash as the paper says. `missing`: they are not on this tablet. */
export function useFrozenText(snapshot: () => string) {
  const workspace = useWorkspace();
  const text = shallowRef<FrozenText | null>(null);
  const state = shallowRef<'reading' | 'here' | 'missing' | 'damaged'>('reading');

  watch(snapshot, async (sha256) => {
    state.value = 'reading';
    text.value = null;
    const bytes = await workspace.file(sha256);
    const written = await bytes?.text();
    if (sha256 !== snapshot()) return;
    text.value = written !== undefined && sha256Hex(written) === sha256 ? frozenText(written) : null;
    state.value = text.value ? 'here' : written === undefined ? 'missing' : 'damaged';
  }, { immediate: true });
  return { text, state };
}
