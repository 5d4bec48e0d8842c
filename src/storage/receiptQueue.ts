import type { OfficerDatabase } from './officerDatabase';
import { without } from './tables/without';

export interface FileReceiptFacts {
  readonly entry: string;
  readonly sha256: string;
  readonly size: number;
  /** The court's time. */
  readonly at: string;
}

interface Waiting {
  readonly jws: string;
  readonly receipt: FileReceiptFacts;
  readonly done: (known: boolean) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Receipts of files that come while others are being written are written together: each transaction is a wait for the disk. Resolves when the
 * receipt is there; false: no such file was announced by that entry, or its size is another. `tell` hears of each transaction that changed something.
 */
export function createReceiptQueue(db: OfficerDatabase, tell: () => void) {
  const waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        const known = await write(batch);
        if (known.includes(true)) tell();
        batch.forEach(({ done }, i) => done(known[i] === true));
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    running = false;
  }

  const write = (batch: readonly Waiting[]): Promise<boolean[]> =>
    db.transaction('rw', db.files, db.receipts, async () => {
      const rows = await db.files.bulkGet(batch.map(({ receipt }): [string, string] => [receipt.entry, receipt.sha256]));
      const known = batch.map(({ receipt }, i) => rows[i]?.size === receipt.size);
      const found = batch.filter((_one, i) => known[i]);
      await Promise.all([
        db.files.bulkPut(rows.flatMap((row, i) => (row && known[i] ? [{ ...without(row, 'unsent'), receiptedAt: batch[i]?.receipt.at ?? '' }] : []))),
        db.receipts.bulkPut(found.map(({ jws, receipt }) => ({ id: `file/${receipt.entry}/${receipt.sha256}`, jws }))),
      ]);
      return known;
    });

  return (jws: string, receipt: FileReceiptFacts): Promise<boolean> =>
    new Promise((done, failed) => {
      waiting.push({ jws, receipt, done, failed });
      if (!running) void run();
    });
}
