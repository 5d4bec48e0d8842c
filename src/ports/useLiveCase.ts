import { getCurrentScope, onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue';
import { useWorkspace, type LiveCase } from './workspace';

/** The case of this id, opened while the screen stands and closed with it; null until it came from storage. */
export function useLiveCase(caseId: MaybeRefOrGetter<string | null>): Readonly<ShallowRef<LiveCase | null>> {
  const workspace = useWorkspace();
  const live = shallowRef<LiveCase | null>(null);
  let wanted: string | null = null;

  function shut() {
    live.value?.close();
    live.value = null;
  }

  watch(
    () => toValue(caseId),
    async (id) => {
      wanted = id;
      shut();
      if (id === null) return;
      const opened = await workspace.openCase(id);
      // Another case was asked for meanwhile.
      if (wanted === id) live.value = opened;
      else opened.close();
    },
    { immediate: true },
  );
  if (getCurrentScope())
    onScopeDispose(() => {
      wanted = null;
      shut();
    });
  return live;
}
