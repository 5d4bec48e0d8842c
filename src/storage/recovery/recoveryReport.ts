import type { LossReason } from './judgeStore';

/** What a recovery found. */
export interface LossReport {
  readonly reason: LossReason;
  /** The tablet's clock. */
  readonly at: string;
  /** False: there was no second copy to recover from. */
  readonly hadCopy: boolean;
  readonly recovered: { readonly entries: number; readonly photos: number; readonly otherFiles: number; readonly drafts: number };
  /** What is known to be lost or not whole; 0 where nothing is known to be. */
  readonly missing: { readonly entries: number; readonly files: number; /** Came back, but not in an unbroken chain. */ readonly stranded: number };
}

/** What a former tablet of the officer said at its last contact that it still held (G7). */
export interface FormerHolding {
  readonly writer: string;
  readonly letter: string;
  readonly reportedAt: string;
  readonly entries: number;
  readonly files: number;
}

/** What the officer has to be told before anything else, kept until it is acknowledged. */
export interface RecoveryReport {
  readonly loss: LossReport | null;
  readonly former: readonly FormerHolding[];
}
