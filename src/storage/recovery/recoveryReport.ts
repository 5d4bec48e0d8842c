import type { LossReason } from './judgeStore';

/** What a recovery found, kept until the officer has acknowledged it. */
export interface RecoveryReport {
  readonly reason: LossReason;
  /** The tablet's clock. */
  readonly at: string;
  /** False: there was no second copy to recover from. */
  readonly hadCopy: boolean;
  readonly recovered: { readonly entries: number; readonly photos: number; readonly otherFiles: number; readonly drafts: number };
  /** What is known to be lost or not whole; 0 where nothing is known to be. */
  readonly missing: { readonly entries: number; readonly files: number; /** Came back, but not in an unbroken chain. */ readonly stranded: number };
}
