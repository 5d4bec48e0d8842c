import type { InjectionKey } from 'vue';
import { inject } from 'vue';

/** Why nobody was signed in, in a closed list. */
export const signInProblems = ['wrong', 'tooMany', 'offline', 'portal', 'server', 'storage', 'newer', 'enrol', 'ended'] as const;
export type SignInProblem = (typeof signInProblems)[number];

export type SignInResult = { readonly ok: true } | { readonly ok: false; readonly problem: SignInProblem; /** Whole seconds to wait first, where the court said so. */ readonly waitS: number | null };

/** The way into the app. Built in src/app. */
export interface SignIn {
  /** The account that was last used on this tablet. */
  readonly lastAccount: string | null;
  /** Name of the officer who is at work on this tablet and whose session has ended; null when nobody is. */
  readonly resuming: string | null;
  signIn(account: string, password: string): Promise<SignInResult>;
  readonly singleSignOn: SingleSignOn;
}

/** The way in by the court's identity provider. The page is left for it and comes back anew. */
export interface SingleSignOn {
  /** Whether the court has one; false also when it cannot be asked now. */
  offered(): Promise<boolean>;
  /** Leaves the page; what is answered is why it stays. `next` is the screen to go on to. */
  leave(next: string): Promise<Extract<SignInResult, { ok: false }>['problem'] | null>;
  /** After the provider led back with a session: goes on as after any sign-in. */
  arrive(): Promise<SignInResult>;
}

export const signInKey: InjectionKey<SignIn> = Symbol('signIn');

export function useSignIn(): SignIn {
  const signIn = inject(signInKey);
  if (!signIn) throw new Error('useSignIn needs a started app');
  return signIn;
}
