import { onScopeDispose, ref, shallowRef } from 'vue';
import type { UnlockResult } from '@/ports/unlock';

/** One try at a time; a pause that the vault names is counted down. */
export function useUnlocking(waitS: number) {
  const trouble = shallowRef<Extract<UnlockResult, { ok: false }> | null>(waitS > 0 ? { ok: false, problem: 'wait', waitS, left: null } : null);
  const busy = ref(false);
  const secondsLeft = ref(0);
  let timer: ReturnType<typeof setInterval> | null = null;
  // Whole seconds from the moment that the pause was named: a count that began in mid-second ends before the vault's own.
  function wait(seconds: number): void {
    stop();
    secondsLeft.value = seconds;
    timer = setInterval(() => (secondsLeft.value > 0 ? (secondsLeft.value -= 1) : stop()), 1_000);
  }
  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }
  wait(waitS);
  onScopeDispose(stop);

  async function attempt(open: () => Promise<UnlockResult>): Promise<boolean> {
    busy.value = true;
    const result = await open();
    busy.value = false;
    trouble.value = result.ok ? null : result;
    wait(result.ok ? 0 : (result.waitS ?? 0));
    return result.ok;
  }

  return { trouble, busy, secondsLeft, attempt };
}
