import type { SendProblem } from '@/ports/queue';
import type { FeedCursor } from '@/wire/pull';
import type { ChainState, UnsentFile } from './ports';

/** One kind of work that goes on by itself: at most one request at a time, its own back-off (S3). */
export interface Lane {
  readonly busy: boolean;
  /** Failures in a row. */
  readonly attempts: number;
  /** Not to be tried before this moment of the monotonic clock. */
  readonly notBeforeMs: number;
  readonly problem: SendProblem | null;
}

export const restingLane: Lane = { busy: false, attempts: 0, notBeforeMs: 0, problem: null };

/** What is known of one unsent file beyond what the store holds. */
export interface FileProgress extends Lane {
  readonly sentBytes: number;
  /** An earlier upload may have succeeded without our hearing of it: ask before sending again (B3). */
  readonly doubtful: boolean;
}

export const untriedFile: FileProgress = { ...restingLane, sentBytes: 0, doubtful: false };

export interface Session {
  /** `doubted`: the court answered 401, a refresh is due or under way; `out`: the officer has to sign in again. */
  readonly is: 'ok' | 'doubted' | 'out';
  readonly refreshing: boolean;
  /** Grows with every refresh, so that a late 401 of the session before is not held against the new one. */
  readonly generation: number;
  /** This generation came by a refresh and has not been accepted yet: another 401 ends it (S5). */
  readonly unproven: boolean;
}

export interface Link {
  /** `unsure`: never contacted, or a request just failed; a heartbeat finds out before anything else is sent (S4). */
  readonly is: 'unsure' | 'up' | 'down';
  readonly attempts: number;
  readonly notBeforeMs: number;
  readonly problem: SendProblem | null;
  readonly lastContactAt: string | null;
  readonly serverTime: string | null;
  readonly clockOffsetMs: number | null;
}

export interface SyncState {
  /** Another writer is in use on this tablet: this one is only sent for, and pulls nothing (W1). */
  readonly former: boolean;
  /** The court stores this chain as a branch beside the one it accepted (P6). */
  readonly forked: boolean;
  /** A writer made without a network is made known to the court before anything of it is sent (W3). */
  readonly enrol: Lane & { readonly due: boolean };
  readonly session: Session;
  readonly link: Link;
  /** What the stores hold unsent, as last read; `stale` asks for reading again. */
  readonly outbox: Lane & {
    readonly stale: boolean;
    readonly chain: ChainState | null;
    readonly files: readonly UnsentFile[];
    /** Keys of files receipted since the reading under way began. */
    readonly settled: ReadonlySet<string>;
  };
  readonly push: Lane & {
    /** The court's head of this chain as it last told; null while not known. */
    readonly courtSeq: number | null;
    readonly budgetBytes: number;
    /** The whole chain goes once more, from here on: the court has another one, and where they part is not known (P6). */
    readonly againFrom: number | null;
    /** Pushes answered so far: tells whether heads were read before or after one. */
    readonly answered: number;
  };
  readonly pull: Lane & { readonly dueAtMs: number; readonly pages: { readonly epoch: string; readonly feeds: readonly FeedCursor[] } | null };
  readonly beat: Lane & { readonly dueAtMs: number };
  readonly check: Lane;
  /** Asking a court with another epoch for the files it signed for (G3); `epoch` null: not due. */
  readonly recheck: Lane & { readonly epoch: string | null; readonly after: string | null };
  /** By fileKey; a file without a record is untried. */
  readonly files: ReadonlyMap<string, FileProgress>;
  /** After a 507 uploads rest until then, and go on one at a time until one is taken (S6). */
  readonly courtFull: Lane;
  /** The line is metered and the officer did not let photos go on it (B6). */
  readonly photosHeld: boolean;
  /** Documents of which a photo has reached the court since the start. */
  readonly pictured: ReadonlySet<string>;
  /** The court holds more of this chain than the tablet: entries were lost here (G7). Said aloud, never repaired silently. */
  readonly localLoss: { readonly courtSeq: number; readonly localSeq: number } | null;
}

/** Of JSON; on the line it is a third of that. */
export const BUDGET_BYTES = 2_000_000;

export const initialState: SyncState = {
  former: false,
  forked: false,
  enrol: { ...restingLane, due: false },
  session: { is: 'ok', refreshing: false, generation: 0, unproven: false },
  link: { is: 'unsure', attempts: 0, notBeforeMs: 0, problem: null, lastContactAt: null, serverTime: null, clockOffsetMs: null },
  outbox: { ...restingLane, stale: true, chain: null, files: [], settled: new Set() },
  push: { ...restingLane, courtSeq: null, budgetBytes: BUDGET_BYTES, againFrom: null, answered: 0 },
  pull: { ...restingLane, dueAtMs: 0, pages: null },
  beat: { ...restingLane, dueAtMs: 0 },
  check: restingLane,
  recheck: { ...restingLane, epoch: null, after: null },
  files: new Map(),
  courtFull: restingLane,
  photosHeld: false,
  pictured: new Set(),
  localLoss: null,
};
