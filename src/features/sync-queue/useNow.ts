import { onScopeDispose, ref, type Ref } from 'vue';
import { useWorkspace } from '@/ports/workspace';

/** The device's clock in milliseconds, ticking while the screen stands: ages on a screen grow by themselves. */
export function useNow(everyMs = 10_000): Readonly<Ref<number>> {
  const workspace = useWorkspace();
  const now = ref(Date.parse(workspace.now()));
  const timer = setInterval(() => (now.value = Date.parse(workspace.now())), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
