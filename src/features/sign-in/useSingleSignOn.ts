import { onMounted, ref, type Ref } from 'vue';
import type { SignIn, SignInProblem } from '@/ports/signIn';
import { ssoOutcomes, type SsoOutcome } from '@/wire/singleSignOn';

/** The way in by the identity provider: whether there is one, what came of the last visit there, and the way to it. */
export function useSingleSignOn(door: SignIn, asked: unknown, enterApp: () => Promise<unknown>): {
  readonly offered: Ref<boolean>;
  readonly away: Ref<boolean>;
  /** Why the visit brought nobody in. */
  readonly refused: Ref<Exclude<SsoOutcome, 'done'> | null>;
  readonly trouble: Ref<SignInProblem | null>;
  leave(next: string): Promise<void>;
} {
  const outcome = ssoOutcomes.find((known) => known === asked) ?? null;
  const offered = ref(false);
  const away = ref(outcome === 'done');
  const refused = ref(outcome === 'done' ? null : outcome);
  const trouble = ref<SignInProblem | null>(null);

  onMounted(async () => {
    void door.singleSignOn.offered().then((is) => (offered.value = is));
    if (outcome !== 'done') return;
    const arrived = await door.singleSignOn.arrive();
    if (arrived.ok) return void (await enterApp());
    away.value = false;
    trouble.value = arrived.problem;
  });

  async function leave(next: string): Promise<void> {
    away.value = true;
    refused.value = null;
    trouble.value = await door.singleSignOn.leave(next);
    if (trouble.value) away.value = false;
  }

  return { offered, away, refused, trouble, leave };
}
