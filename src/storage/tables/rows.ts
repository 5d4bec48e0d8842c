import type { CaseSummary } from '@/domain/case/caseSummary';
import type { ChainHead, FileNote, Outcome } from '@/domain/journal';

/** The key of a case as it lies on the disk: wrapped for the officer, and for the court (K2). */
export interface KeyRow {
  readonly id: string;
  /** The case; empty: what belongs to the officer and to no one case. */
  readonly of: string;
  readonly wrapped: Uint8Array;
  /** Null: the court's key was not known yet. */
  readonly forCourt: CourtWrap | null;
}

/** A key that the court can open. */
export interface CourtWrap {
  readonly kid: string;
  readonly key: { readonly x: string; readonly y: string };
  readonly sealed: string;
}

/** An own entry as it lies on the disk: its header, which says nothing of the case, what is needed to find it, and all else sealed. */
export interface StoredEntry {
  readonly writer: string;
  readonly seq: number;
  readonly header: string;
  /** Salt and body, sealed. */
  readonly text: Uint8Array;
  readonly sig?: string;
  readonly id: string;
  readonly op: string;
  readonly case: string;
  /** `kind/id` of its document. */
  readonly document: string;
  readonly at: string;
  readonly outcome?: Outcome;
  /** The case, while the pulled state does not reflect this entry (F2). */
  readonly open?: string;
  /** The case, while open, of an entry that reaches into documents other than its own: a freeze. */
  readonly reaching?: string;
  /** The case, when the outcome is anything but folded. */
  readonly told?: string;
  /** The branch beside the accepted chain on which the court has it, by its receipt (P6). */
  readonly branch?: number;
}

/** An own entry, opened: the exact texts that are chained and sent (E1). */
export interface EntryRow extends Omit<StoredEntry, 'text'> {
  readonly salt: string;
  readonly body: string;
}

/** A document as own entries leave it on top of the pulled state. */
export interface DocumentRow {
  readonly case: string;
  readonly kind: string;
  readonly id: string;
  /** Its JSON, sealed. */
  readonly json: Uint8Array;
  /** 1 on a field action: shown in the list over all cases. */
  readonly listed?: 1;
}

/** A field action (现场) in the list over all cases. */
export interface ListedAction {
  readonly id: string;
  readonly case: string;
  readonly kind: string | null;
  readonly classes: readonly string[];
  readonly placeText: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** What the court sent of one case: sealed JSON arrays of documents, later parts overriding earlier ones. */
export interface CasePackRow {
  readonly case: string;
  readonly parts: readonly Uint8Array[];
  /** A replacement that is still arriving; `parts` is shown until it is whole. */
  readonly arriving: readonly Uint8Array[] | null;
}

/** How far the feed of a case was followed (G1); void when epoch or scope differ from the court's. */
export interface CaseCursor {
  readonly epoch: string;
  readonly scope: number;
  readonly n: number;
  readonly upTo: number;
}

export const leftReasons = ['caseMoved', 'caseClosed', 'notAssigned'] as const;
export type LeftReason = (typeof leftReasons)[number];

export interface CaseStanding extends CaseCursor {
  readonly case: string;
  /** False while the first pull of this case is unfinished. */
  readonly whole: boolean;
  readonly left: LeftReason | null;
}

/** What lists over all cases show of one. */
export interface Listed {
  /** Null while the court's own document of the case has not arrived. */
  readonly summary: CaseSummary | null;
  /** Field actions in the pulled state that stand. */
  readonly actions: readonly ListedAction[];
}

/** A case in the lists, opened. */
export interface CaseIndexRow extends CaseStanding, Listed {}

/** The same as it lies on the disk. */
export interface StoredCaseIndex extends CaseStanding {
  /** `Listed`, sealed. */
  readonly listed: Uint8Array;
}

export interface FileRow extends Omit<FileNote, 'name' | 'copy'> {
  readonly entry: string;
  readonly writer: string;
  readonly seq: number;
  readonly case: string;
  readonly action: string | null;
  readonly kind: string;
  readonly document: string;
  readonly since: string;
  /** 1 until the court's receipt for it was verified. */
  readonly unsent?: 1;
  /** The court's time in that receipt. */
  readonly receiptedAt?: string;
}

export interface FileBytesRow {
  readonly sha256: string;
  readonly mime: string;
  /** Sealed, in pieces. */
  readonly bytes: Blob;
  readonly storedAt: string;
}

export interface ThumbRow {
  readonly sha256: string;
  readonly mime: string;
  /** Sealed. */
  readonly bytes: Uint8Array;
}

export interface ReceiptRow {
  /** `entries/<writer>/<to>` or `file/<entry>/<sha256>` */
  readonly id: string;
  readonly jws: string;
  /** When the court signed, by its own time; noted of receipts for entries. */
  readonly at?: string;
}

export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** Why a writer was made on the tablet, without the court (W1, P6). */
export const newWriterReasons = ['storeLost', 'fork', 'keyUnsealed'] as const;
export type NewWriterReason = (typeof newWriterReasons)[number];

/** Who writes: all of a writer but the key that signs. */
export interface WriterCard {
  readonly writer: string;
  readonly officer: string;
  readonly court: string;
  readonly device: string;
  /** The tablet's letter, with a prime for each writer made after a loss (W4). */
  readonly letter: string;
  /** Compact JWS by the court's root; null: made here and not enrolled yet (W3). */
  readonly certificate: string | null;
  /** The court's root key, pinned at enrolment. */
  readonly root: PublicJwk;
  /** Compact JWS by the root, one for each key that signs receipts. */
  readonly receiptKeys: readonly string[];
  /** Compact JWS by the root over the key that bundles are sealed to; absent: the court has not told it yet (X1). */
  readonly bundleKey?: string;
  readonly publicKey: PublicJwk;
  /** When it was enrolled, or made here. */
  readonly enrolledAt: string;
  /** The writer in whose place it was made here, and why. */
  readonly replaces?: { readonly writer: string; readonly reason: NewWriterReason };
}

/** One officer on this tablet, with the key that signs for them. */
export interface WriterRow extends WriterCard {
  readonly privateKey: Uint8Array;
}

/** Its key lies sealed. A writer whose key went with a lost store is sent for, and never appends again (W1). */
export type StoredWriter = WriterCard & { readonly sealedKey?: Uint8Array };

/** The moving state of a writer's chain, apart from its key because it is written with every transaction. */
export interface ChainRow {
  readonly writer: string;
  readonly head: ChainHead | null;
  /** Highest seq that verified receipts cover without a gap. */
  readonly receiptedTo: number;
  /** Cursor in the writer's feed of outcomes. */
  readonly outcomesTo: number;
  /** The court's epoch that this cursor belongs to; absent until the feed was first heard. */
  readonly outcomesEpoch?: string;
  /** Some of its entries lie on a branch at the court. */
  readonly branched?: true;
  /** The court's epoch that is known to have every receipted file (G3); absent until it was asked. */
  readonly filesEpoch?: string;
}

export interface DraftRow {
  readonly key: string;
  /** Sealed. */
  readonly text: Uint8Array;
}

/** A sealed bundle that is carried to the court for somebody else. */
export interface BundleRow {
  readonly id: string;
  readonly bytes: Blob;
  readonly takenAt: string;
  /** The court has looked at it and did not take it, or not all of it. */
  readonly refused?: { readonly fault: string | null; readonly notTaken: number };
}

export interface MetaRow {
  readonly key: string;
  readonly value: string;
}
