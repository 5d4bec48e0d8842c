import type { SendProblem } from '@/ports/queue';
import type { FeedCursor } from '@/wire/pull';
import type { Refusal } from '@/wire/push';
import type { ChainState, UnsentFile } from './ports';

/** What makes the engine look at its work (S1). */
export type WokenBy = 'start' | 'append' | 'online' | 'visible' | 'sendNow' | 'signedIn';

/** When a step happens: the monotonic clock, and one number of chance for its back-off. */
export interface Moment {
  readonly nowMs: number;
  /** In [0, 1). */
  readonly chance: number;
}

/** What a request that the court answered says about the time; `wall` is the tablet's clock at that moment. */
export interface Contact {
  readonly wall: string;
  readonly serverTime: string | null;
}

export type Answer<T> = ({ readonly ok: true; readonly contact: Contact } & T) | { readonly ok: false; readonly problem: SendProblem; readonly retryAfterMs: number | null };
export type Failure = Extract<Answer<unknown>, { ok: false }>;

export interface Pushed {
  readonly receiptedTo: number;
  readonly courtSeq: number;
  /** The last entry that was sent. */
  readonly sentTo: number;
  readonly refused: Refusal | null;
  readonly forked: boolean;
  readonly unverifiable: boolean;
}

export interface HeadsTaken {
  readonly epoch: string;
  readonly feeds: readonly FeedCursor[];
  readonly courtSeq: number;
  /** The court stores this chain as a branch. */
  readonly forked: boolean;
  /** The court's head is no entry of this chain. */
  readonly parted: boolean;
  /** `push.answered` when the question was asked. */
  readonly asOfPush: number;
  readonly moreOutcomes: boolean;
}

export interface PagesTaken {
  readonly epoch: string;
  /** Cursors that moved, and where their cases end. */
  readonly applied: readonly (FeedCursor & { readonly upTo: number })[];
  /** Cases whose page could not be stored; the others go on. */
  readonly failed: readonly string[];
}

/** What came of asking for some receipted files: where to go on, null: all were asked about; and how many the court has no more. */
export interface Rechecked {
  readonly next: string | null;
  readonly lost: number;
}

/** `generation` is that of the session when the request was made. */
export type SyncEvent =
  | { readonly is: 'woken'; readonly by: WokenBy }
  | { readonly is: 'timer' }
  | { readonly is: 'line'; readonly photosHeld: boolean }
  | { readonly is: 'outboxRead'; readonly chain: ChainState; readonly files: readonly UnsentFile[] }
  | { readonly is: 'outboxUnreadable' }
  | { readonly is: 'beaten'; readonly generation: number; readonly answer: Answer<object> }
  | { readonly is: 'pushed'; readonly generation: number; readonly fromSeq: number; readonly answer: Answer<Pushed> }
  | { readonly is: 'nothingToPush' }
  | { readonly is: 'enrolled'; readonly generation: number; readonly answer: Answer<object> }
  | { readonly is: 'headsCame'; readonly generation: number; readonly answer: Answer<HeadsTaken> }
  | { readonly is: 'pagesCame'; readonly generation: number; readonly answer: Answer<PagesTaken> }
  | { readonly is: 'checked'; readonly generation: number; readonly asked: readonly string[]; readonly answer: Answer<{ readonly receipted: readonly string[] }> }
  /** Null: there was nothing to ask. */
  | { readonly is: 'rechecked'; readonly generation: number; readonly epoch: string; readonly answer: Answer<Rechecked> | null }
  | { readonly is: 'uploading'; readonly key: string; readonly sentBytes: number }
  | { readonly is: 'uploaded'; readonly generation: number; readonly key: string; readonly answer: Answer<object> }
  | { readonly is: 'bytesMissing'; readonly key: string }
  | { readonly is: 'refreshed'; readonly session: 'renewed' | 'ended' | 'unknown' };

/** What the driver does next; every one of them ends in an event. */
export type Effect =
  | { readonly do: 'readOutbox' }
  | { readonly do: 'beat' }
  | { readonly do: 'enrol' }
  | { readonly do: 'push'; readonly fromSeq: number; readonly budgetBytes: number }
  | { readonly do: 'heads'; readonly asOfPush: number }
  | { readonly do: 'pages'; readonly epoch: string; readonly feeds: readonly FeedCursor[] }
  | { readonly do: 'check'; readonly files: readonly UnsentFile[] }
  | { readonly do: 'recheck'; readonly epoch: string; readonly after: string | null }
  | { readonly do: 'upload'; readonly file: UnsentFile }
  | { readonly do: 'refresh' }
  /** The only timer; null: nothing waits for a time. */
  | { readonly do: 'wakeAt'; readonly atMs: number | null };
