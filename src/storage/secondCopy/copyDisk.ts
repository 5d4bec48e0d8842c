import type { FileContent } from '../sealedBlob';

/**
 * The files of one officer beside the main store: journal segments that only grow, and bytes under their hash. What a promise
 * resolves for is flushed. A segment belongs to the tab that appends to it.
 */
export interface CopyDisk {
  append(segment: string, bytes: Uint8Array): Promise<void>;
  segments(): Promise<readonly CopySegment[]>;
  /** False: another tab writes it. */
  removeSegment(name: string): Promise<boolean>;
  /** Bytes in memory are given away: they are nobody's afterwards. */
  putFile(sha256: string, bytes: FileContent): Promise<void>;
  /** As they lie there, or null; hash what you get. */
  file(sha256: string): Promise<Blob | null>;
  files(): Promise<readonly { readonly sha256: string; readonly size: number }[]>;
  removeFile(sha256: string): Promise<void>;
  /** Takes this much room until it is released, so that small things can still be saved on a full disk (D8). */
  reserve(bytes: number): Promise<void>;
  /** False: nothing was reserved. */
  release(): Promise<boolean>;
  close(): void;
}

export interface CopySegment {
  readonly name: string;
  readonly bytes: Uint8Array;
}
