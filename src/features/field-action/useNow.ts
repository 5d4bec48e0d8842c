import { onScopeDispose, shallowRef } from 'vue';
import { useWorkspace } from '@/ports/workspace';

/** The device's clock in milliseconds, moving on every so often. */
export function useNow(everyMs = 15_000) {
  const { now } = useWorkspace();
  const nowMs = shallowRef(Date.parse(now()));
  const timer = setInterval(() => (nowMs.value = Date.parse(now())), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return nowMs;
}
