import type { FoldedDocument } from '../journal';

/** What a paper is made from. */
export interface PaperSource {
  /** The paper's action, items and transcript as they were signed, or as they stand; the case and its parties as they stand. */
  readonly documents: ReadonlyMap<string, FoldedDocument>;
  readonly action: string;
  readonly transcript: string | null;
  /** The snapshot that `documents` come from; null: a draft. */
  readonly snapshot: string | null;
}
