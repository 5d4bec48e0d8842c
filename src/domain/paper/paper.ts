/**
 * A printed paper before it is laid out: words alone, no measure of a page but the width of columns. Court papers are Chinese whatever the
 * screen speaks. The layout is made of it in src/features/paper.
 */
export interface Paper {
  readonly kind: PaperKind;
  readonly title: string;
  readonly courtName: string | null;
  readonly caseNumber: string | null;
  readonly landscape: boolean;
  /** SHA-256 of the snapshot that was signed; null: a draft that nobody signed. */
  readonly snapshot: string | null;
  readonly blocks: readonly PaperBlock[];
}

/** Which papers there are, in the order in which they are filed. */
export const paperKinds = ['transcript', 'inventory', 'register', 'kept', 'unseized', 'seals', 'files', 'handover'] as const;
export type PaperKind = (typeof paperKinds)[number];

export type PaperBlock =
  | { readonly is: 'heading'; readonly text: string }
  /** Lines as they stand; an empty one parts paragraphs. */
  | { readonly is: 'text'; readonly text: string }
  /** 笔录 in two languages, side by side: what stands in one row says the same. */
  | { readonly is: 'pairs'; readonly heads: readonly [string, string]; readonly rows: readonly (readonly [string, string])[] }
  | { readonly is: 'facts'; readonly rows: readonly PaperFact[] }
  | { readonly is: 'table'; readonly columns: readonly PaperColumn[]; readonly rows: readonly (readonly string[])[]; readonly total: string | null }
  | { readonly is: 'blankBelow' }
  | { readonly is: 'signatures'; readonly rows: readonly PaperSignature[] };

export interface PaperFact {
  readonly word: string;
  readonly text: string;
}

export interface PaperColumn {
  readonly head: string;
  /** In points of a page that is 774 wide (A4 across) or 487 (upright), padding included. */
  readonly width: number;
  readonly align?: 'center' | 'right';
}

/** How one person's signing ended, for the paper. */
export interface PaperSignature {
  readonly name: string;
  /** 执行员、记录人 … in words. */
  readonly roles: string;
  /** SHA-256 of pictures: the drawn name, a fingerprint or a seal taken by photo. */
  readonly pictures: readonly string[];
  /** 拒绝签名 and why, 捺印 beside its picture, or that somebody did not come. */
  readonly words: string | null;
  readonly at: string | null;
  /** Nothing is recorded yet: there is room to sign by hand. */
  readonly open: boolean;
}

/** Width of what is printed on: A4 less its margins, in points. */
export const PAGE_WIDTH = { landscape: 774, portrait: 487 } as const;
