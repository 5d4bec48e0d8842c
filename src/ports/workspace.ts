import type { InjectionKey } from 'vue';
import { inject } from 'vue';
import type { DocumentRef, FileNote, FileTag, FoldedDocument, Op, Outcome, Place } from '@/domain/journal';
import type { Capture } from '@/domain/photo';
import type { CaseSummary } from '@/domain/case/caseSummary';
import type { ClockDoubt } from '@/domain/time/clockDoubt';
import type { ActionList } from './action';
import type { BundleDesk } from './bundles';
import type { Camera } from './camera';
import type { Codes } from './codes';
import type { Positioning } from './positioning';
import type { Queue } from './queue';
import type { Room } from './room';
import type { SealDesk } from './seals';

export interface Me {
  readonly officer: string;
  readonly name: string;
  readonly account: string;
  readonly role: 'officer' | 'recorder' | 'lead' | 'admin';
  readonly court: string;
  readonly courtName: string;
}

/** What a person did, before it is an entry. The workspace adds who, when, ids and the chain. */
export type EntryDraft = Op & {
  readonly case: string;
  readonly action: string | null;
  readonly document: DocumentRef;
  readonly place?: Place | null;
};

/** A file that the same transaction stores with the acts that name it. */
export interface NewFile {
  readonly note: FileNote;
  readonly bytes: Blob;
}

/**
 * Why something was not saved; `unwritable` is what no entry can say, such as half a character. Everything entered before is safe, and what was
 * typed stays on the screen.
 */
export const recordProblems = ['storageFull', 'tooLarge', 'storageFailed', 'readBackDiffers', 'newerVersion', 'unwritable'] as const;
export type RecordProblem = (typeof recordProblems)[number];
export type RecordResult = { readonly ok: true; readonly entries: readonly string[] } | { readonly ok: false; readonly problem: RecordProblem; readonly detail: string };

/** One case as the tablet shows it: what the court sent, with this tablet's own acts on top. Reactive. */
export interface LiveCase {
  readonly id: string;
  /** By `kind/id`; see documentKey. */
  readonly documents: ReadonlyMap<string, FoldedDocument>;
  /** False while the first pull of this case is unfinished. */
  readonly whole: boolean;
  /** Null while the case is within reach; else why it is read-only here. */
  readonly left: 'caseMoved' | 'caseClosed' | 'notAssigned' | null;
  /** Outcome of an own entry as far as the court told; null: not answered yet. */
  outcome(entry: string): Outcome | null;
  close(): void;
}

export interface CaseList {
  /** Reactive; every case on this tablet. */
  readonly cases: readonly CaseSummary[];
  /** False until the first list came from storage. */
  readonly ready: boolean;
}

/** All that screens need of the tablet. Built in src/app, never by a screen. */
export interface Workspace {
  readonly me: Me;
  readonly device: { readonly id: string; readonly letter: string; readonly writer: string };
  /** A new UUIDv7. */
  newId(): string;
  /** The next labels of this tablet in a case, each given once: above its own counter and above what `known` lists when their turn comes. */
  takeLabels(caseId: string, known: () => Iterable<string>, count: number): Promise<readonly string[]>;
  /** The device's clock as an ISO time in UTC: a claim. */
  now(): string;
  /**
   * Appends the acts as one strict transaction, with the files that they name. Resolves with ok only when all is on the
   * disk and every file has been read back and hashed.
   */
  record(acts: readonly EntryDraft[], files?: readonly NewFile[]): Promise<RecordResult>;
  /** Hashes a blob and says what is known of it; stores nothing. */
  describe(bytes: Blob, about: Omit<FileNote, 'sha256' | 'size' | 'mime'>): Promise<FileNote>;
  readonly caseList: CaseList;
  /** The field actions of all cases on this tablet, own and pulled. */
  readonly actionList: ActionList;
  openCase(id: string): Promise<LiveCase>;
  /** Seals a short text to the court, bound to what it is, so that nobody else reads it wherever it goes; null: this tablet does not know the court's key yet. */
  sealForCourt(binding: string, text: string): Promise<string | null>;
  /** What speaks against the times of what this tablet recorded in a field action: the gravest of each kind (E5). */
  clockDoubts(caseId: string, action: string): Promise<readonly ClockDoubt[]>;
  /** Where a file was recorded and what speaks against the time of that, as its entry claims; null: recorded on another tablet. */
  captureOf(file: Pick<FileTag, 'entry' | 'sha256'>): Promise<Capture | null>;
  /** The untouched bytes: on this tablet, else at the court for a document of an open case while it is reached; else null. */
  file(sha256: string): Promise<Blob | null>;
  /** A small picture, found like the file; what came from the court is here without a network afterwards. */
  thumbnail(sha256: string): Promise<Blob | null>;
  /** What is being typed, saved outside the journal within 2 s (E6). */
  readonly drafts: {
    read(key: string): Promise<string | null>;
    write(key: string, text: string): Promise<void>;
    clear(key: string): Promise<void>;
  };
  readonly queue: Queue;
  readonly bundles: BundleDesk;
  readonly room: Room;
  readonly seals: SealDesk;
  /** Share of the limit beyond which what was seized is far above it, as the court set it. */
  farOverRatio(): number;
  readonly positioning: Positioning;
  readonly camera: Camera;
  readonly codes: Codes;
  /** A JSON request to the gateway with the session's cookies; for screens that need the network (team review). */
  ask<T>(path: string): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: 'offline' | 'signedOut' | 'refused' }>;
  /** Leaves this officer's data as it is. Refused, with their number, while things are unsent, unless the officer has seen it (`anyway`). */
  signOut(anyway?: boolean): Promise<{ readonly ok: boolean; readonly unsent: number }>;
}

export const workspaceKey: InjectionKey<Workspace> = Symbol('workspace');

/** The workspace of the officer who is signed in; screens behind the sign-in always have one. */
export function useWorkspace(): Workspace {
  const workspace = inject(workspaceKey);
  if (!workspace) throw new Error('useWorkspace needs a signed-in officer');
  return workspace;
}
