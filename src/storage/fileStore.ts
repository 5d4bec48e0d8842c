import type { Changes } from './changes';
import type { OfficerDatabase } from './officerDatabase';
import { readBytes } from './tables/fileBytes';
import { without } from './tables/without';

interface FileReceiptFacts {
  readonly entry: string;
  readonly sha256: string;
  readonly size: number;
  /** The court's time. */
  readonly at: string;
}

/** Files of one writer as the sync engine uses them. */
export function createFileStore(db: OfficerDatabase, changes: Changes, writer: string) {
  return {
    /** Announced files without a receipt, in the order of their entries. */
    async unsent() {
      const rows = await db.files.where('unsent').equals(1).toArray();
      return rows.filter((row) => row.writer === writer).sort((a, b) => a.seq - b.seq);
    },
    bytes: (sha256: string): Promise<Blob | null> => readBytes(db, sha256),
    /** Stores a verified receipt. False: no such file was announced by that entry, or its size is another. */
    async receipted(jws: string, receipt: FileReceiptFacts): Promise<boolean> {
      const known = await db.transaction('rw', db.files, db.receipts, async () => {
        const row = await db.files.get([receipt.entry, receipt.sha256]);
        if (!row || row.size !== receipt.size) return false;
        await Promise.all([db.files.put({ ...without(row, 'unsent'), receiptedAt: receipt.at }), db.receipts.put({ id: `file/${receipt.entry}/${receipt.sha256}`, jws })]);
        return true;
      });
      if (known) changes.tell({ is: 'receipted' });
      return known;
    },
  };
}
