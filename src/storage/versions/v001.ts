/**
 * Stored schema, version 1. Frozen once released: a change is a new file, never an edit here. Imports nothing.
 *
 * entries    [writer+seq]; `open` is the case while the pulled state does not reflect the entry, `reaching` the case when it is open
 *            and reaches into other documents, `told` the case when its outcome is anything but folded: absent otherwise, so that
 *            these indexes hold only what still matters
 * documents  what this tablet's own entries put on top of the pulled state, by case; `listed` marks what a list over all cases shows
 * casePacks  what the court sent, one record per case
 * caseIndex  one small row per case: cursor and what the list shows
 * files      what is known of a file, by announcing entry; `unsent` is there until the court's receipt
 * fileBytes  the untouched bytes, by hash
 */
export const v001 = {
  entries: '[writer+seq], case, [open+document], reaching, told',
  documents: '[case+kind+id], listed',
  casePacks: 'case',
  caseIndex: 'case',
  files: '[entry+sha256], unsent',
  fileBytes: 'sha256',
  thumbs: 'sha256',
  receipts: 'id',
  writers: 'writer',
  chains: 'writer',
  drafts: 'key',
  meta: 'key',
} as const;
