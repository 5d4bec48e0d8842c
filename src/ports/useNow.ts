import { onScopeDispose, shallowRef } from 'vue';
import { useWorkspace } from './workspace';

/** The device's clock in milliseconds, moving on while the screen stands: ages on a screen grow by themselves. */
export function useNow(everyMs = 10_000) {
  const { now } = useWorkspace();
  const nowMs = shallowRef(Date.parse(now()));
  const timer = setInterval(() => (nowMs.value = Date.parse(now())), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return nowMs;
}
