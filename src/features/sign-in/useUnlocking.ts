import { onScopeDispose, ref, shallowRef } from 'vue';
import type { UnlockResult } from '@/ports/unlock';

/** One try at a time; a pause that the vault names is counted down. */
export function useUnlocking(waitS: number) {
  const trouble = shallowRef<Extract<UnlockResult, { ok: false }> | null>(waitS > 0 ? { ok: false, problem: 'wait', waitS, left: null } : null);
  const busy = ref(false);
  const secondsLeft = ref(waitS);
  const timer = setInterval(() => (secondsLeft.value = Math.max(0, secondsLeft.value - 1)), 1_000);
  onScopeDispose(() => clearInterval(timer));

  async function attempt(open: () => Promise<UnlockResult>): Promise<boolean> {
    busy.value = true;
    const result = await open();
    busy.value = false;
    trouble.value = result.ok ? null : result;
    secondsLeft.value = result.ok ? 0 : (result.waitS ?? 0);
    return result.ok;
  }

  return { trouble, busy, secondsLeft, attempt };
}
