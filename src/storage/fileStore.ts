import type { Changes } from './changes';
import type { OfficerDatabase } from './officerDatabase';
import { createReceiptQueue, type FileReceiptFacts } from './receiptQueue';
import { without } from './tables/without';

/** Files of one writer as the sync engine uses them. */
export function createFileStore(db: OfficerDatabase, changes: Changes, writer: string, soundBytes: (sha256: string) => Promise<Blob | null>) {
  return {
    /** Announced files without a receipt, in the order of their entries. */
    async unsent() {
      const rows = await db.files.where('unsent').equals(1).toArray();
      return rows.filter((row) => row.writer === writer).sort((a, b) => a.seq - b.seq);
    },
    /** Hashed and if need be healed first (B4): a large value may be there and fail when it is read. */
    bytes: soundBytes,
    /** Stores a verified receipt, together with those that come at the same time. False: no such file was announced by that entry, or its size is another. */
    receipted: createReceiptQueue(db, () => changes.tell({ is: 'receipted' })),
    /** Receipted files whose bytes are here, in the order of their keys; `next` null: there are no more. */
    async receiptedFrom(after: string | null, count: number) {
      const rows = await db.files.where('[entry+sha256]').above(after === null ? [] : after.split('/')).limit(count).toArray();
      const mine = rows.filter((row) => row.writer === writer && row.unsent === undefined);
      const there = new Set(await db.fileBytes.where('sha256').anyOf(mine.map(({ sha256 }) => sha256)).primaryKeys());
      const last = rows.length < count ? undefined : rows.at(-1);
      return { files: mine.filter(({ sha256 }) => there.has(sha256)), next: last ? `${last.entry}/${last.sha256}` : null };
    },
    /** A court that was restored has lost these: they wait to be sent like new ones; what it signed for stays. */
    async unsentAgain(files: readonly Pick<FileReceiptFacts, 'entry' | 'sha256'>[]): Promise<void> {
      await db.transaction('rw', db.files, async () => {
        const rows = await db.files.bulkGet(files.map(({ entry, sha256 }): [string, string] => [entry, sha256]));
        await db.files.bulkPut(rows.flatMap((row) => (row ? [{ ...without(row, 'receiptedAt'), unsent: 1 as const }] : [])));
      });
      changes.tell({ is: 'receipted' });
    },
    /** Notes that the court of this epoch has every receipted file of this writer. */
    async heldBy(epoch: string): Promise<void> {
      await db.transaction('rw', db.chains, async () => {
        const chain = await db.chains.get(writer);
        if (chain && chain.filesEpoch !== epoch) await db.chains.put({ ...chain, filesEpoch: epoch });
      });
    },
  };
}
