import { onScopeDispose, ref, type Ref } from 'vue';
import type { SignIn, SignInProblem } from '@/ports/signIn';

/** One try at a time; after too many wrong ones the court names a pause, which is counted down. */
export function useAttempt(door: SignIn): {
  readonly trouble: Ref<SignInProblem | null>;
  readonly busy: Ref<boolean>;
  readonly secondsLeft: Ref<number>;
  attempt(account: string, password: string): Promise<boolean>;
} {
  const trouble = ref<SignInProblem | null>(null);
  const busy = ref(false);
  const secondsLeft = ref(0);
  const timer = setInterval(() => (secondsLeft.value = Math.max(0, secondsLeft.value - 1)), 1_000);
  onScopeDispose(() => clearInterval(timer));

  async function attempt(account: string, password: string): Promise<boolean> {
    busy.value = true;
    trouble.value = null;
    const result = await door.signIn(account, password);
    busy.value = false;
    if (result.ok) return true;
    trouble.value = result.problem;
    secondsLeft.value = result.waitS ?? 0;
    return false;
  }

  return { trouble, busy, secondsLeft, attempt };
}
