import type { SendProblem } from '@/ports/queue';
import type { ChainHead, FoldedDocument, Outcome } from '@/domain/journal';
import type { EndReason, HeadsReply, HeadsRequest, PagesReply, PagesRequest, FeedCursor } from '@/wire/pull';
import type { PushReply, PushRequest } from '@/wire/push';
import type { FilesCheckReply, FilesCheckRequest } from '@/wire/files';
import type { Heartbeat, HeartbeatReply } from '@/wire/heartbeat';
import type { EntriesReceipt, FileReceipt, ReceiptPayload } from '@/wire/receipt';

/** What the sync engine needs of the tablet; src/app builds these from storage and platform. */

export interface ChainState {
  readonly writer: string;
  readonly head: ChainHead | null;
  /** Highest seq covered by a verified receipt; all above is unsent. */
  readonly receiptedTo: number;
  /** Cursor in the writer's feed of outcomes. */
  readonly outcomesTo: number;
  /** The court's epoch that this cursor belongs to; absent until the feed was first heard. */
  readonly outcomesEpoch?: string;
  /** The court's epoch that is known to have this writer's receipted files; absent until one was asked. */
  readonly filesEpoch?: string;
}

/** As texts, or from a locked tablet as an envelope (K5). */
export type SentEntry = PushRequest['entries'][number];

/** A place in the writer's feed of outcomes; a place of another epoch means nothing (G3). */
export interface OutcomeCursor {
  readonly epoch: string;
  readonly n: number;
}

export interface JournalStore {
  /** Whose journal it is. */
  readonly writer: string;
  chain(): Promise<ChainState>;
  /** The receipt that `receiptedTo` rests on; a court that signed it and has not what it names was restored (G3). */
  lastReceipt(): Promise<string | null>;
  /** Whether the entry of that seq is another one here than the court's: the chains have parted (P6). False where there is none. */
  differs(at: ChainHead): Promise<boolean>;
  /** Entries from `fromSeq` on, at most about `maxBytes`, ending at a transaction's signature; empty when there are none. */
  run(fromSeq: number, maxBytes: number): Promise<readonly SentEntry[]>;
  /** Stores a verified receipt and moves `receiptedTo`; one transaction. False: it does not speak of this chain or leaves a gap, nothing moved. */
  receipted(jws: string, receipt: EntriesReceipt): Promise<boolean>;
  /** Stores what became of entries; where a hash is told and the entry at that place is another one, it is not this chain's and left out (P6). */
  outcomes(known: readonly { readonly seq: number; readonly hash?: string | undefined; readonly outcome: Outcome }[], to: OutcomeCursor | null): Promise<void>;
}

export interface UnsentFile {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly role: string;
  readonly case: string;
  readonly action: string | null;
  readonly document: string;
  /** The entry that announces it, and its place in the chain: the entry goes first. */
  readonly entry: string;
  readonly seq: number;
  readonly since: string;
}

/** A file on the line. `sealedWith`: from a locked tablet; the key for the court, as JSON (K5). */
export type SentFile = UnsentFile & { readonly sealedWith?: string };

export type AnnouncedFile = Pick<UnsentFile, 'entry' | 'sha256' | 'size'>;

export interface FileStore {
  unsent(): Promise<readonly UnsentFile[]>;
  bytes(sha256: string): Promise<Blob | null>;
  /** False: no such file was announced by that entry, or its size is another; it stays unsent. */
  receipted(jws: string, receipt: FileReceipt): Promise<boolean>;
  /** Receipted files whose bytes are here, in the order of their keys after `after`; `next` null: there are no more. */
  receiptedFrom(after: string | null, count: number): Promise<{ readonly files: readonly AnnouncedFile[]; readonly next: string | null }>;
  /** The court has lost these: they wait to be sent like new ones. */
  unsentAgain(files: readonly AnnouncedFile[]): Promise<void>;
  /** The court's epoch that has every receipted file, noted once all were asked about. */
  heldBy(epoch: string): Promise<void>;
}

export interface PullStore {
  epoch(): Promise<string | null>;
  /** Cursor of every case on this tablet; `whole` false while the mark of its first page is not reached. */
  cursors(): Promise<readonly (FeedCursor & { readonly upTo: number })[]>;
  /** Applies one page and its cursor in one transaction, and takes settled entries off the top (F2, G2). */
  apply(epoch: string, page: { readonly case: string; readonly scope: number; readonly from: number; readonly n: number; readonly upTo: number; readonly documents: readonly FoldedDocument[] }): Promise<void>;
  /** The court's heads name these cases no more: they become read-only, with the reason; nothing unsent is touched (G8, R25). */
  left(cases: readonly string[], reason: EndReason): Promise<void>;
}

export type Sent<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: SendProblem; readonly retryAfterMs: number | null };

export interface Transport {
  push(request: PushRequest): Promise<Sent<PushReply>>;
  heads(request: HeadsRequest): Promise<Sent<HeadsReply>>;
  pages(request: PagesRequest): Promise<Sent<PagesReply>>;
  filesCheck(request: FilesCheckRequest): Promise<Sent<FilesCheckReply>>;
  heartbeat(report: Heartbeat): Promise<Sent<HeartbeatReply>>;
  /** tus, resumable; resolves with the signed receipt. */
  upload(file: SentFile, writer: string, bytes: Blob, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<Sent<string>>;
}

export interface ReceiptVerifier {
  /** Null: not signed by a key that the pinned root certifies, or not for this court. */
  verify(jws: string): Promise<ReceiptPayload | null>;
}

export interface Clock {
  wallIso(): string;
  monoMs(): number;
  /** A timer; returns its cancel. */
  after(delayMs: number, run: () => void): () => void;
}

/** What this tablet says it still holds (heartbeat). */
export interface Reporter {
  report(lastError: SendProblem | null, clockOffsetMs: number | null): Promise<Heartbeat>;
}

/** Makes a writer that was made without a network known to the court (W3). */
export interface Enrolment {
  readonly due: boolean;
  /** Resolves with the court's time once its certificate is kept. */
  ask(): Promise<Sent<string>>;
}

export interface SessionKeeper {
  /** Renews the session once. `ended`: the officer has to sign in; `unknown`: nobody could be asked. */
  renew(): Promise<'renewed' | 'ended' | 'unknown'>;
}

export interface SyncPorts {
  readonly journal: JournalStore;
  readonly files: FileStore;
  readonly pulls: PullStore;
  readonly transport: Transport;
  readonly receipts: ReceiptVerifier;
  readonly reporter: Reporter;
  readonly session: SessionKeeper;
  readonly enrolment: Enrolment;
  /** Only sent for: another writer is in use (W1). */
  readonly former: boolean;
  readonly clock: Clock;
  /** A number in [0, 1) for the jitter of back-offs. */
  chance(): number;
}
