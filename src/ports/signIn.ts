import type { InjectionKey } from 'vue';
import { inject } from 'vue';

/** Why nobody was signed in, in a closed list. */
export const signInProblems = ['wrong', 'tooMany', 'offline', 'portal', 'server', 'storage', 'enrol'] as const;
export type SignInProblem = (typeof signInProblems)[number];

export type SignInResult = { readonly ok: true } | { readonly ok: false; readonly problem: SignInProblem; /** Whole seconds to wait first, where the court said so. */ readonly waitS: number | null };

/** The way into the app. Built in src/app. */
export interface SignIn {
  /** The account that was last used on this tablet. */
  readonly lastAccount: string | null;
  /** Name of the officer who is at work on this tablet and whose session has ended; null when nobody is. */
  readonly resuming: string | null;
  signIn(account: string, password: string): Promise<SignInResult>;
}

export const signInKey: InjectionKey<SignIn> = Symbol('signIn');

export function useSignIn(): SignIn {
  const signIn = inject(signInKey);
  if (!signIn) throw new Error('useSignIn needs a started app');
  return signIn;
}
