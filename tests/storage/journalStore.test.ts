import { beforeEach, describe, expect, it } from 'vitest';
import { entryHash } from '@/domain/journal';
import type { Stores } from '@/storage';
import { aCreate, aPhoto, appendsIn, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { headAfter } from '@tests/builders/chainCheck';

let stores: Stores;
const journal = () => stores.journalOf(WRITER);

beforeEach(async () => {
  stores = await new TabletDisk().open();
  const queue = appendsIn(stores);
  for (let n = 0; n < 140; n += 1) await queue.append(Array.from({ length: 4 }, (_, k) => aCreate(`i${n}-${k}`)));
});

const receiptOf = async (from: number, to: number) => ({ writer: WRITER, from, to, head: headAfter(await journal().run(1, Infinity).then((all) => all.slice(0, to)))?.hash ?? '', at: AT });

const AT = '2026-03-02T02:00:00.000Z';

describe('[P1] a run to push', () => {
  it('[E2] ends at a signature, begins where asked, and misses nothing across its pieces', async () => {
    const sizes: number[] = [];
    let head = null;
    for (let from = 1; ; ) {
      const run = await journal().run(from, 30_000);
      if (run.length === 0) break;
      head = headAfter(run, head);
      sizes.push(run.length);
      from += run.length;
    }
    expect(head?.seq).toBe(560);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.every((size) => size % 4 === 0)).toBe(true);
  });

  it('holds one transaction at least, however small the budget', async () => {
    expect(await journal().run(1, 1)).toHaveLength(4);
    expect(await journal().run(561, 1_000_000)).toEqual([]);
  });

  it('all of it, over the steps in which it is read', async () => {
    expect(headAfter(await journal().run(1, Infinity))?.seq).toBe(560);
  });
});

describe('[P5] receipts', () => {
  it('[P5] move what is receipted, without a gap and never back', async () => {
    expect(await journal().receipted('jws-1', await receiptOf(1, 8))).toBe(true);
    expect(await journal().receipted('jws-gap', await receiptOf(13, 16))).toBe(false);
    expect((await journal().chain()).receiptedTo).toBe(8);
    expect(await journal().receipted('jws-2', await receiptOf(5, 12))).toBe(true);
    expect(await journal().receipted('jws-1', await receiptOf(1, 8))).toBe(true);
    expect((await journal().chain()).receiptedTo).toBe(12);
  });

  it('that speak of another chain move nothing', async () => {
    const receipt = await receiptOf(1, 8);
    expect(await journal().receipted('jws', { ...receipt, head: '0'.repeat(64) })).toBe(false);
    expect(await journal().receipted('jws', { ...receipt, writer: 'somebody' })).toBe(false);
    expect(await journal().receipted('jws', { ...receipt, to: 1_500 })).toBe(false);
    expect(await journal().chain()).toMatchObject({ receiptedTo: 0 });
  });

  it('and a later append leave each other alone', async () => {
    const queue = appendsIn(stores);
    await Promise.all([journal().receipted('jws-1', await receiptOf(1, 8)), queue.append([aCreate('x')]), queue.append([aCreate('y')])]);
    expect(await journal().chain()).toMatchObject({ receiptedTo: 8, head: { seq: 562 } });
  });

  it('[B1] of a file end its waiting; a foreign one or another size does not', async () => {
    const { act, file } = await aPhoto('i0-0', 'photo');
    const result = await appendsIn(stores).append([act], [file]);
    const entry = result.ok ? (result.entries[0] ?? '') : '';
    const files = stores.filesOf(WRITER);
    expect(await files.receipted('jws', { entry: 'another', sha256: file.note.sha256, size: file.note.size, at: AT })).toBe(false);
    expect(await files.receipted('jws', { entry, sha256: file.note.sha256, size: file.note.size + 1, at: AT })).toBe(false);
    expect(await files.unsent()).toHaveLength(1);
    expect(await files.receipted('jws', { entry, sha256: file.note.sha256, size: file.note.size, at: AT })).toBe(true);
    expect(await files.unsent()).toEqual([]);
    expect(await (await files.bytes(file.note.sha256))?.text()).toBe('photo');
  });
});

describe('outcomes', () => {
  it('[P2] are kept with their entries; only those that matter are looked up', async () => {
    await journal().outcomes([{ seq: 1, outcome: { is: 'folded' } }, { seq: 2, outcome: { is: 'conflict', paths: ['name'] } }, { seq: 999, outcome: { is: 'folded' } }], { epoch: 'e1', n: 7 });
    expect(await journal().chain()).toMatchObject({ outcomesTo: 7 });
    const known = [...(await stores.outcomesOf(CASE)).values()];
    expect(known).toHaveLength(560);
    expect(known.filter((outcome) => outcome?.is === 'conflict')).toHaveLength(1);
    expect(known.filter((outcome) => outcome === null)).toHaveLength(558);
    await journal().outcomes([{ seq: 2, outcome: { is: 'folded' } }], null);
    expect([...(await stores.outcomesOf(CASE)).values()].filter((outcome) => outcome?.is === 'folded')).toHaveLength(2);
    expect(await journal().chain()).toMatchObject({ outcomesTo: 7 });
  });

  it('[P2] that are told again as they stand are not written again: nobody looks at the store anew', async () => {
    const told: unknown[] = [];
    stores.changes.subscribe((change) => told.push(change));
    const conflict = { is: 'conflict' as const, paths: ['name', 'note'] };
    await journal().outcomes([{ seq: 1, outcome: { is: 'folded' } }, { seq: 2, outcome: conflict }], null);
    await journal().outcomes([{ seq: 1, outcome: { is: 'folded' } }, { seq: 2, outcome: { ...conflict } }], { epoch: 'e1', n: 2 });
    expect(told).toEqual([{ is: 'outcomes', cases: [CASE] }]);
    expect(await journal().chain()).toMatchObject({ outcomesTo: 2 });
    await journal().outcomes([{ seq: 2, outcome: { is: 'folded' } }], { epoch: 'e1', n: 3 });
    expect(told).toHaveLength(2);
  });

  it('[P2, P6] told of the entry that a copy has at the same place are not taken for those of ours', async () => {
    const [first] = await journal().run(1, Infinity);
    const own = entryHash(first?.header ?? '');
    await journal().outcomes([{ seq: 1, hash: 'f'.repeat(64), outcome: { is: 'folded' } }], null);
    expect([...(await stores.outcomesOf(CASE)).values()].filter((outcome) => outcome !== null)).toEqual([]);
    await journal().outcomes([{ seq: 1, hash: own, outcome: { is: 'setAside', reason: 'branch' } }], null);
    expect([...(await stores.outcomesOf(CASE)).values()].filter((outcome) => outcome !== null)).toEqual([{ is: 'setAside', reason: 'branch' }]);
  });

  it('[G3] of a court that was restored are heard from where it tells them', async () => {
    await journal().outcomes([], { epoch: 'e1', n: 700 });
    await journal().outcomes([], { epoch: 'e1', n: 0 });
    expect(await journal().chain()).toMatchObject({ outcomesTo: 700 });
    await journal().outcomes([], { epoch: 'e2', n: 0 });
    expect(await journal().chain()).toMatchObject({ outcomesTo: 0 });
    await journal().outcomes([], { epoch: 'e2', n: 12 });
    expect(await journal().chain()).toMatchObject({ outcomesTo: 12 });
  });
});
