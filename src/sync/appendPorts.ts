import type { ChainHead, Documents, FileNote, FoldedDocument, Moment, ReadableEntry, SealedEntry } from '@/domain/journal';

/** What the append queue needs of storage and platform. */

/** One case as it stood when an append was computed. */
export interface CaseBasis {
  /** Tells two pulled states of the case apart. */
  readonly stamp: string;
  /** Scope version that this tablet knows; 0 when it knows none. */
  readonly scope: number;
  readonly pulled: Documents;
  readonly top: Documents;
}

export interface AppendBasis {
  readonly head: ChainHead | null;
  readonly cases: ReadonlyMap<string, CaseBasis>;
}

export interface AnnouncedFile extends Omit<FileNote, 'name' | 'copy'> {
  readonly entry: string;
  readonly seq: number;
  readonly case: string;
  readonly action: string | null;
  /** Kind and id of the document it belongs to. */
  readonly kind: string;
  readonly document: string;
  readonly since: string;
}

export interface AppendBatch {
  readonly basis: AppendBasis;
  readonly head: ChainHead;
  readonly entries: readonly { readonly sealed: SealedEntry; readonly read: ReadableEntry }[];
  readonly documents: readonly FoldedDocument[];
  readonly files: readonly AnnouncedFile[];
}

export type Committed =
  /** In the main store. `copied` resolves when it lies in the second copy too, or is not to be waited for; it never rejects. */
  | { readonly is: 'done'; readonly copied: Promise<void> }
  /** The basis no longer stands: another tab appended, or a page was applied. Nothing was written. */
  | { readonly is: 'moved' }
  | { readonly is: 'failed'; readonly problem: 'storageFull' | 'storageFailed'; readonly detail: string };

export interface AppendStore {
  /** `fresh`: from the disk, whatever is in memory. */
  basis(cases: readonly string[], fresh: boolean): Promise<AppendBasis>;
  /** Seals what the batch writes; nothing is on the disk yet. */
  prepare(batch: AppendBatch): Promise<PreparedAppend>;
  /**
   * Stores bytes before an entry names them; there already: kept, unless `replace`. Resolves with what was read back of each, in pieces; null:
   * nothing can be read. Rejects when it cannot store.
   */
  keepBytes(files: readonly HashedBytes[], storedAt: string, replace: boolean): Promise<readonly (readonly Uint8Array<ArrayBuffer>[] | null)[]>;
  dropUnannounced(hashes: readonly string[]): Promise<void>;
  problemOf(error: unknown): 'storageFull' | 'storageFailed';
}

export interface PreparedAppend {
  /** With the signature over the last header: one strict transaction, compare-and-set on the basis. Never rejects for want of space. */
  commit(sig: string): Promise<Committed>;
}

export interface HashedBytes {
  readonly sha256: string;
  /** The case that they belong to. */
  readonly of: string;
  readonly bytes: Blob;
  /** The same in memory, where they are there already. */
  readonly atHand?: Uint8Array<ArrayBuffer> | null;
}

export interface AppendWriter {
  readonly id: string;
  readonly court: string;
  readonly officer: string;
  /** Signs a header's text; base64url of r‖s. */
  sign(headerText: string): Promise<string>;
}

export interface AppendTools {
  newId(): string;
  /** 16 random bytes as 32 hex digits. */
  newSalt(): string;
  moment(): Moment;
  /** SHA-256, lower-case hex. */
  hash(bytes: Blob | readonly Uint8Array<ArrayBuffer>[]): Promise<string>;
  /** The bytes of a blob that were read to hash it; null, or without it: they are to be read. */
  atHand?(bytes: Blob): Uint8Array<ArrayBuffer> | null;
  /** Version of the app, as it stands in every entry. */
  readonly app: string;
}
