import { shallowRef, watch } from 'vue';
import { frozenText, type FrozenText } from '@/domain/signing';
import { sha256Hex } from '@/domain/journal';
import { useWorkspace } from '@/ports/workspace';

/**
 * What people read: the text out of the snapshot's own bytes, once they hash as the paper says. `missing`: they are not on this tablet. `written`: all of
 * those bytes, for the printer.
 */
export function useFrozenText(snapshot: () => string) {
  const workspace = useWorkspace();
  const text = shallowRef<FrozenText | null>(null);
  const written = shallowRef<string | null>(null);
  const state = shallowRef<'reading' | 'here' | 'missing' | 'damaged'>('reading');

  watch(snapshot, async (sha256) => {
    state.value = 'reading';
    text.value = null;
    written.value = null;
    const bytes = await workspace.file(sha256);
    const found = await bytes?.text();
    if (sha256 !== snapshot()) return;
    written.value = found !== undefined && sha256Hex(found) === sha256 ? found : null;
    text.value = written.value === null ? null : frozenText(written.value);
    state.value = text.value ? 'here' : found === undefined ? 'missing' : 'damaged';
  }, { immediate: true });
  return { text, written, state };
}
