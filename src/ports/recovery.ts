import type { InjectionKey } from 'vue';
import { inject } from 'vue';

/** What was lost on this tablet, and what came back. */
export interface Loss {
  /** `gone`: no store where one was; `damaged`: it could not be read; `another`: not the one that was here last. */
  readonly reason: 'gone' | 'damaged' | 'another';
  /** False: there was no second copy to recover from. */
  readonly hadCopy: boolean;
  readonly recovered: { readonly entries: number; readonly photos: number; readonly otherFiles: number; readonly drafts: number };
  /** What is known to be lost (entries, files), or came back without its place in the chain (stranded). */
  readonly missing: { readonly entries: number; readonly files: number; readonly stranded: number };
}

/** What a former tablet of the officer said at its last contact that it still held. */
export interface FormerTablet {
  readonly writer: string;
  readonly letter: string;
  readonly reportedAt: string;
  readonly entries: number;
  readonly files: number;
}

/** What an officer has to be told before anything else. */
export interface Recovery {
  /** Null: nothing. */
  readonly news: { readonly loss: Loss | null; readonly former: readonly FormerTablet[] } | null;
  /** The officer has read it: it is not shown again. */
  acknowledge(): Promise<void>;
}

export const recoveryKey: InjectionKey<Recovery> = Symbol('recovery');

export function useRecovery(): Recovery {
  const recovery = inject(recoveryKey);
  if (!recovery) throw new Error('useRecovery needs a signed-in officer');
  return recovery;
}
