/** Why an authentic entry is stored and has no effect until a lead admits it (P2). */
export const setAsideReasons = ['caseMoved', 'caseClosed', 'notAssigned', 'unknownCase', 'writerRevoked', 'documentRule', 'branch'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** What became of a stored entry (P2). A refused one is never stored and has no outcome. */
export type Outcome =
  | { readonly is: 'folded' }
  | { readonly is: 'conflict'; readonly paths: readonly string[] }
  /** Folds by itself when what it waits for comes. */
  | { readonly is: 'waiting'; readonly for: { readonly kind: string; readonly id: string } }
  /** The document is frozen: kept as a pending correction (F3). */
  | { readonly is: 'pending'; readonly snapshot: string }
  | { readonly is: 'setAside'; readonly reason: SetAsideReason }
  | { readonly is: 'unreadable'; readonly reason: 'json' | 'shape' | 'version' | 'limits' };

/** The gateway's decision before folding, kept in the fold log so that a refold comes out equal (F6). */
export type Verdict = { readonly effective: true } | { readonly effective: false; readonly reason: SetAsideReason };
