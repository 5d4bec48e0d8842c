import type { OfficerDatabase } from './officerDatabase';
import { strictTransaction } from './strictTransaction';
import type { FileRow, ReceiptRow } from './tables/rows';
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

  async function write(batch: readonly Waiting[]): Promise<boolean[]> {
    let known: boolean[] = [];
    await strictTransaction(db, ['files', 'receipts'], (tx) => {
      tx.whenAll(batch.map(({ receipt }) => tx.store('files').get([receipt.entry, receipt.sha256])), (found) => {
        const rows = found as readonly (FileRow | undefined)[];
        known = batch.map(({ receipt }, i) => rows[i]?.size === receipt.size);
        batch.forEach(({ jws, receipt: { entry, sha256, at } }, i) => {
          const row = rows[i];
          if (!row || !known[i]) return;
          tx.store('files').put({ ...without(row, 'unsent'), receiptedAt: at } satisfies FileRow);
          tx.store('receipts').put({ id: `file/${entry}/${sha256}`, jws } satisfies ReceiptRow);
        });
        tx.end();
      });
    });
    return known;
  }

  return (jws: string, receipt: FileReceiptFacts): Promise<boolean> =>
    new Promise((done, failed) => {
      waiting.push({ jws, receipt, done, failed });
      if (!running) void run();
    });
}
