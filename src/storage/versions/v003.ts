/**
 * Stored schema, version 3. Frozen once released: a change is a new file, never an edit here. Imports nothing.
 *
 * keys   the keys of cases, wrapped for the officer and for the court: everything that says something about a case lies sealed from here
 *        on, in the same tables; indexes hold ids, states and times only. What an earlier version left readable is sealed by
 *        `sealReadable` before the first screen, because an upgrade cannot wait for a cipher
 */
export const v003 = {
  entries: '[writer+seq], case, [open+document], reaching, told',
  documents: '[case+kind+id], listed',
  casePacks: 'case',
  caseIndex: 'case',
  files: '[entry+sha256], unsent, receiptedAt, sha256',
  fileBytes: 'sha256',
  thumbs: 'sha256',
  receipts: 'id',
  writers: 'writer',
  chains: 'writer',
  drafts: 'key',
  meta: 'key',
  bundles: 'id',
  keys: 'id, of',
} as const;
