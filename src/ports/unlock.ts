import type { InjectionKey } from 'vue';
import { inject, onScopeDispose, watch } from 'vue';

/**
 * How an officer's vault on this tablet stands.
 * - `new`: none yet; a passphrase is to be chosen
 * - `locked`: waits for the passphrase
 * - `destroyed`: too many wrong ones; only the court gives it back, and nothing in it is lost
 * - `revoked`: the court has taken the tablet out of use; what is unsent still goes, and then all of it is destroyed
 * - `wiped`: that is done
 */
export type VaultState = 'new' | 'locked' | 'destroyed' | 'revoked' | 'wiped';

/** Why it did not open, in a closed list. */
export const unlockProblems = ['wrong', 'wait', 'destroyed', 'expired', 'revoked', 'signIn', 'noRecovery', 'offline', 'portal', 'server', 'storage', 'newer', 'enrol'] as const;
export type UnlockProblem = (typeof unlockProblems)[number];

export type UnlockResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: UnlockProblem;
      /** Whole seconds to wait before the next try. */
      readonly waitS: number | null;
      /** Tries that are left before only the court can open it. */
      readonly left: number | null;
    };

/** What a locked tablet goes on sending, as it lies sealed. */
export interface LockedSending {
  /** What is unsent; null: not known yet. */
  readonly unsent: number | null;
  readonly state: 'sending' | 'waiting' | 'signedOut' | 'done';
}

/** The door of one officer's vault. Built in src/app. */
export interface Unlock {
  readonly name: string;
  readonly account: string;
  readonly state: VaultState;
  /** Tries that are left, and whole seconds until the next one. */
  readonly tries: { readonly left: number; readonly waitS: number };
  /** The court was out of reach for too long: only a field action that goes on here opens (G4). */
  readonly expired: boolean;
  /** Reactive. */
  readonly sending: LockedSending;
  /** A passphrase is going to be typed: what would be waited for behind it is started ahead. */
  prepare(): void;
  unlock(passphrase: string): Promise<UnlockResult>;
  /** Makes the vault with this passphrase and opens it. */
  choose(passphrase: string): Promise<UnlockResult>;
  /** Has the court give the key back, to be kept under a new passphrase from now on. The officer has to have signed in within the last minutes. */
  recover(passphrase: string): Promise<UnlockResult>;
  /** Leaves the tablet to another officer; nothing is deleted. */
  leave(): void;
}

export interface Lock {
  /** Null: nobody's vault is waiting. */
  readonly door: Unlock | null;
  /** Where the lease is over, the field actions that go on: nothing else opens (G4). Null: it is not. Reactive. */
  readonly goingOn: readonly string[] | null;
  /** Locks now: what is being typed is written down, and the keys go with the page. */
  lock(): void;
  /** Another passphrase for the vault that is open. `wrong`: the old one is not this one; `storage`: nothing was changed. */
  changePassphrase(from: string, to: string): Promise<'ok' | 'wrong' | 'storage'>;
  /** Nothing locks by itself until this is released: a photo is being taken, or somebody signs. */
  hold(): () => void;
}

export const lockKey: InjectionKey<Lock> = Symbol('lock');

export function useLock(): Lock {
  const lock = inject(lockKey);
  if (!lock) throw new Error('useLock needs a started app');
  return lock;
}

/** Nothing locks by itself while this is so, or while the component lives: a photo is being taken, or somebody signs. */
export function useStayUnlocked(isBusy: () => boolean = () => true): void {
  const lock = useLock();
  let release: (() => void) | null = null;
  watch(
    isBusy,
    (busy) => {
      release?.();
      release = busy ? lock.hold() : null;
    },
    { immediate: true },
  );
  onScopeDispose(() => release?.());
}
