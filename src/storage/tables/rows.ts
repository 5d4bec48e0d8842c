import type { CaseSummary } from '@/domain/case/caseSummary';
import type { ChainHead, FileNote, Outcome } from '@/domain/journal';

/** An own entry: the exact texts that are chained and sent (E1), and beside them what is needed to find it. */
export interface EntryRow {
  readonly writer: string;
  readonly seq: number;
  readonly header: string;
  readonly salt: string;
  readonly body: string;
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

/** A document as own entries leave it on top of the pulled state. */
export interface DocumentRow {
  readonly case: string;
  readonly kind: string;
  readonly id: string;
  readonly json: string;
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

/** What the court sent of one case: JSON arrays of documents, later parts overriding earlier ones. */
export interface CasePackRow {
  readonly case: string;
  readonly parts: readonly string[];
  /** A replacement that is still arriving; `parts` is shown until it is whole. */
  readonly arriving: readonly string[] | null;
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

export interface CaseIndexRow extends CaseCursor {
  readonly case: string;
  /** False while the first pull of this case is unfinished. */
  readonly whole: boolean;
  readonly left: LeftReason | null;
  /** Null while the court's own document of the case has not arrived. */
  readonly summary: CaseSummary | null;
  /** Field actions in the pulled state that stand. */
  readonly actions: readonly ListedAction[];
}

export interface FileRow extends FileNote {
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
  readonly bytes: Blob;
  readonly storedAt: string;
}

export interface ThumbRow {
  readonly sha256: string;
  readonly bytes: Blob;
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
export const newWriterReasons = ['storeLost', 'fork'] as const;
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
  /** Non-extractable; see src/vault/writerKey.ts for what that does not protect against. */
  readonly privateKey: CryptoKey;
}

/** A writer whose key went with a lost store is sent for, and never appends again (W1). */
export type StoredWriter = WriterCard & { readonly privateKey?: CryptoKey };

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
  readonly text: string;
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
