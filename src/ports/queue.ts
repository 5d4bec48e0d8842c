import type { ClockDoubt } from '@/domain/time/clockDoubt';

/** What one unsent thing waits for, in a closed list. */
export const waits = ['network', 'turn', 'sending', 'retry', 'signIn', 'entryFirst', 'refused', 'missing', 'metered'] as const;
export type Wait = (typeof waits)[number];

export const sendProblems = ['offline', 'timeout', 'server', 'courtFull', 'portal', 'signedOut', 'hashDiffers', 'refusedChain', 'unverifiableReceipt', 'notAnImage', 'tooLarge', 'notAllowed', 'conflict', 'missing', 'updateNeeded', 'unknown'] as const;
export type SendProblem = (typeof sendProblems)[number];

export interface QueueItem {
  /** Entry id, or sha256 of a file. */
  readonly id: string;
  readonly is: 'entries' | 'file';
  readonly case: string;
  readonly action: string | null;
  /** What it is, for words: document kind and op of an entry run, or role of a file. */
  readonly about: { readonly kind: string; readonly document: string; readonly op: string | null; readonly role: string | null; readonly count: number };
  readonly bytes: number;
  readonly since: string;
  readonly waits: Wait;
  readonly problem: SendProblem | null;
  /** Milliseconds until it is tried again, at the time of `asOf`; null when not waiting for a time. */
  readonly retryInMs: number | null;
  readonly sentBytes: number;
  /** What speaks against the time at which it was recorded: the gravest of each kind (E5). */
  readonly doubts: readonly ClockDoubt[];
}

export interface QueueTotals {
  readonly entries: number;
  readonly entryBytes: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly oldestAt: string | null;
  /** Entries and files with a verified receipt since this installation began. */
  readonly receiptedEntries: number;
  readonly receiptedFiles: number;
}

export interface StorageState {
  readonly usageBytes: number | null;
  readonly quotaBytes: number | null;
  readonly persisted: boolean | null;
  /** From free space and the mean photo so far; null when the browser does not tell. */
  readonly photosLeft: number | null;
}

/** One who writes, or wrote, for this officer on this tablet (W1). */
export interface QueueWriter {
  readonly letter: string;
  readonly inUse: boolean;
  /** The court knows it; false: it was made here, and is made known with the next contact (W3). */
  readonly enrolled: boolean;
  /** Why it was made in another one's place; null: it was not. */
  readonly because: 'storeLost' | 'fork' | 'keyUnsealed' | null;
  /** Null: not looked up yet. */
  readonly unsent: number | null;
}

/** The sync queue as screens see it. All members are reactive. */
export interface Queue {
  readonly items: readonly QueueItem[];
  readonly totals: QueueTotals;
  readonly storage: StorageState;
  readonly link: {
    /** Of the last contact, not of the network interface. */
    readonly state: 'never' | 'reached' | 'unreachable' | 'signedOut';
    readonly lastContactAt: string | null;
    readonly serverTime: string | null;
    readonly clockOffsetMs: number | null;
    readonly busy: boolean;
    readonly problem: SendProblem | null;
    /** One tab sends; the others show how it goes (T1). */
    readonly role: 'sends' | 'follows';
    /** This version receives nothing new from the court; what is recorded is sent all the same (V2). */
    readonly updateNeeded: boolean;
    /** The court holds more of this tablet's journal than the tablet itself (G7). */
    readonly lostHere: boolean;
  };
  readonly line: {
    /** What is sent is paid for by its size; null where the browser does not tell, and then nothing waits. */
    readonly metered: boolean | null;
    /** Photos go on a metered line, too: the officer's choice, kept by the tablet. */
    readonly photosAnyway: boolean;
  };
  sendPhotosAnyway(isOn: boolean): void;
  /** Oldest first; all but one are only sent for. */
  readonly writers: readonly QueueWriter[];
  /** Tries everything at once, back-offs included. */
  sendNow(): void;
}
