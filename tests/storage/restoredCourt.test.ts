import { beforeEach, describe, expect, it } from 'vitest';
import { entryHash } from '@/domain/journal';
import type { Stores } from '@/storage';
import { aPhoto, appendsIn, TabletDisk, WRITER } from '@tests/builders/tabletStores';

let stores: Stores;
const files = () => stores.filesOf(WRITER);

async function photographed(name: string) {
  const { act, file } = await aPhoto('i1', name);
  const result = await appendsIn(stores).append([act], [file]);
  if (!result.ok) throw new Error(result.problem);
}
const receiptAll = async () => {
  for (const { entry, sha256, size } of await files().unsent()) await files().receipted('jws', { entry, sha256, size, at: '2026-03-02T02:00:00.000Z' });
};
async function walk(count: number) {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const step: Awaited<ReturnType<ReturnType<typeof files>['receiptedFrom']>> = await files().receiptedFrom(after, count);
    seen.push(...step.files.map(({ sha256 }) => sha256));
    after = step.next;
  } while (after !== null);
  return seen;
}

beforeEach(async () => {
  stores = await new TabletDisk().open();
});

describe('files that the court has signed for', () => {
  it('[G3] are walked through whatever the size of a step: each once, none that is unsent, none whose bytes are gone', async () => {
    for (let n = 0; n < 7; n += 1) await photographed(`photo ${n}`);
    await receiptAll();
    const [gone, ...here] = (await walk(100)).sort();
    await photographed('on its way');
    await stores.db.fileBytes.delete(gone ?? '');
    for (const count of [1, 2, 3, 7, 8, 100]) expect((await walk(count)).sort()).toEqual(here);
  });

  it('[G3] wait to be sent like new ones when it has lost them, and what it signed stays', async () => {
    await photographed('lost');
    await photographed('kept');
    await receiptAll();
    const { files: [lost] } = await files().receiptedFrom(null, 1);
    await files().unsentAgain(lost ? [lost] : []);
    expect((await files().unsent()).map(({ sha256 }) => sha256)).toEqual([lost?.sha256]);
    expect(await stores.db.receipts.count()).toBe(2);
    await receiptAll();
    expect(await files().unsent()).toEqual([]);
  });

  it('[G3] are known to be held by one epoch of the court, over a restart and an append', async () => {
    await photographed('one');
    expect((await stores.journalOf(WRITER).chain()).filesEpoch).toBeUndefined();
    await files().heldBy('epoch-2');
    await photographed('two');
    expect(await stores.journalOf(WRITER).chain()).toMatchObject({ filesEpoch: 'epoch-2', head: { seq: (await stores.db.entries.count()) } });
  });
});

it('[G3] the receipt to present is the one that all receipted entries rest on', async () => {
  const journal = stores.journalOf(WRITER);
  expect(await journal.lastReceipt()).toBeNull();
  for (let n = 0; n < 3; n += 1) await photographed(`photo ${n}`);
  const run = await journal.run(1, Infinity);
  const receipt = (from: number, to: number) => ({ writer: WRITER, from, to, head: entryHash(run[to - 1]?.header ?? ''), at: '2026-03-02T02:00:00.000Z' });
  await journal.receipted('first', receipt(1, 2));
  await journal.receipted('second', receipt(3, run.length));
  await journal.receipted('first', receipt(1, 2));
  expect(await journal.lastReceipt()).toBe('second');
});
