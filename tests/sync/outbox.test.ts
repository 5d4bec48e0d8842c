import { describe, expect, it } from 'vitest';
import { isReceiptFor, isReceiptForFile, pushFrom } from '@/sync/outbox';
import type { EntriesReceipt, FileReceipt } from '@/wire/receipt';
import { unsentFile } from '@tests/builders/unsentFile';

const receipt: EntriesReceipt = { kind: 'entries', court: 'court', epoch: 'e', writer: 'w', from: 4, to: 6, head: 'a'.repeat(64), at: '2026-01-05T02:00:01.000Z' };
const chain = (receiptedTo: number, head: number) => ({ writer: 'w', head: { seq: head, hash: 'h' }, receiptedTo, outcomesTo: 0 });

describe('what to push', () => {
  it('[P1] is everything above the last receipt', () => {
    expect(pushFrom(chain(3, 6), null)).toBe(4);
    expect(pushFrom(chain(6, 6), 6)).toBeNull();
    expect(pushFrom({ ...chain(0, 1), head: null }, null)).toBeNull();
  });

  it('[G3] is everything above the head of a court that was restored', () => {
    expect(pushFrom(chain(6, 6), 2)).toBe(3);
  });

  it('[P5] is what has no receipt, though the court says that it has it', () => {
    expect(pushFrom(chain(3, 6), 6)).toBe(4);
  });
});

describe('[P5] a verified receipt is believed', () => {
  it('of this writer, without a hole, wherever it ends', () => {
    expect(isReceiptFor(receipt, 'w', 3)).toBe(true);
    expect(isReceiptFor({ ...receipt, from: 1 }, 'w', 3)).toBe(true);
    expect(isReceiptFor({ ...receipt, to: 100 }, 'w', 3)).toBe(true);
  });

  it.each<[string, EntriesReceipt | FileReceipt | null, number]>([
    ['nothing', null, 3],
    ['another writer', { ...receipt, writer: 'x' }, 3],
    ['a hole below it', receipt, 2],
    ['a range that runs backwards', { ...receipt, from: 7 }, 9],
  ])('not for %s', (_, told, receiptedTo) => {
    expect(isReceiptFor(told, 'w', receiptedTo)).toBe(false);
  });
});

describe('[B1] a verified receipt is believed for a file', () => {
  const file = unsentFile({ sha256: 'a', entry: 'e', size: 5 });
  const told: FileReceipt = { kind: 'file', court: 'court', epoch: 'e', writer: 'w', entry: 'e', sha256: 'a', size: 5, at: '2026-01-05T02:00:01.000Z' };

  it('by writer, entry, hash and size', () => {
    expect(isReceiptForFile(told, 'w', file)).toBe(true);
    for (const wrong of [{ writer: 'x' }, { entry: 'x' }, { sha256: 'x' }, { size: 6 }]) expect(isReceiptForFile({ ...told, ...wrong }, 'w', file)).toBe(false);
    expect(isReceiptForFile(receipt, 'w', file)).toBe(false);
  });
});
