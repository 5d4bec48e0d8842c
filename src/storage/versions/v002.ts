/**
 * Stored schema, version 2. Frozen once released: a change is a new file, never an edit here. Imports nothing.
 *
 * files      `receiptedAt` is the court's time of the receipt: what may go under storage pressure, oldest first; `sha256` finds every
 *            announcement of the same bytes
 * bundles    sealed bundles that are carried to the court for others
 * meta       `storeEpoch`, new whenever the store had to be made again
 */
export const v002 = {
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
} as const;

interface Tables {
  table(name: string): { toArray(): PromiseLike<unknown[]>; bulkPut(rows: readonly unknown[]): PromiseLike<unknown> };
}

/** Files that the court has signed for learn when: it is in their receipts. Nothing else changes. */
export async function upgradeTo002(tables: Tables): Promise<void> {
  const [files, receipts] = (await Promise.all([tables.table('files').toArray(), tables.table('receipts').toArray()])) as [FileOf001[], { id: string; jws: string }[]];
  const at = new Map(receipts.map(({ id, jws }) => [id, timeOf(jws)]));
  const dated = files.flatMap((file) => {
    const receiptedAt = file.unsent === undefined ? at.get(`file/${file.entry}/${file.sha256}`) : undefined;
    return typeof receiptedAt === 'string' ? [{ ...file, receiptedAt }] : [];
  });
  if (dated.length > 0) await tables.table('files').bulkPut(dated);
}

interface FileOf001 {
  readonly entry: string;
  readonly sha256: string;
  readonly unsent?: 1;
}

/** The time in a receipt's payload; null when it cannot be read: such a file is kept for ever, which harms nobody. */
function timeOf(jws: string): string | null {
  try {
    const payload = JSON.parse(atob((jws.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { at?: unknown };
    return typeof payload.at === 'string' ? payload.at : null;
  } catch {
    return null;
  }
}
