import { beforeEach, describe, expect, it } from 'vitest';
import { readEntry, readHeader, replay } from '@/domain/journal';
import type { Stores } from '@/storage';
import { applyPages } from '@/storage/applyPages';
import { createSealing, type Sealing } from '@/storage/sealing';
import { openRows } from '@tests/builders/openRows';
import { CourtFeed } from '@tests/builders/pulledPage';
import { aCreate, appendsIn, aSet, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';

let disk: TabletDisk;
let stores: Stores;
let feed: CourtFeed;
beforeEach(async () => {
  disk = new TabletDisk();
  stores = await disk.open();
  feed = new CourtFeed();
  await appendsIn(stores).append([aCreate('truck'), aCreate('crane')]);
  feed.fold(...(await stores.journalOf(WRITER).run(1, 1_000_000)).slice(0, 1));
});

/** Seals like the real one, but the first record of this kind only when it was told to go on. */
function held(sealing: Sealing, kind: string): { readonly sealing: Sealing; readonly asked: Promise<void>; goOn(): void } {
  let [ask, goOn] = [(): void => {}, (): void => {}];
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const passed = new Promise<void>((resolve) => (goOn = resolve));
  const waiting =
    <Plain, T>(seal: (of: string, record: string, plain: Plain) => Promise<T>) =>
    async (of: string, record: string, plain: Plain): Promise<T> => {
      if (record.startsWith(kind)) {
        ask();
        await passed;
      }
      return seal(of, record, plain);
    };
  return { sealing: { ...sealing, seal: waiting(sealing.seal), sealText: waiting(sealing.sealText) }, asked, goOn };
}

/** Applies a page, and lets something happen between its reading and its writing. */
async function applyWhile(kind: string, page: ReturnType<CourtFeed['page']>, happens: () => Promise<unknown>): Promise<boolean[]> {
  const slow = held(createSealing(stores.db, await disk.keys()), kind);
  const applying = applyPages(stores.db, slow.sealing, stores.states, [{ epoch: 'e', page }]);
  await slow.asked;
  await happens();
  slow.goOn();
  return applying;
}

/** What lies on the disk is what a replay of every own entry gives, and the memory says the same. */
async function expectWhole(): Promise<void> {
  const { entries } = await openRows(stores.db, await disk.keys());
  const own = entries.flatMap(({ header, body }) => {
    const parsed = readHeader(header);
    const read = parsed && readEntry(parsed, { body });
    return read?.ok ? [read.entry] : [];
  });
  const remembered = await stores.states.load(CASE);
  const [top, pulled] = [new Map(remembered.top), new Map(remembered.pulled)];
  const stored = await stores.states.load(CASE, true);
  expect(stored.top).toEqual(replay(stored.pulled, own));
  expect([top, pulled]).toEqual([stored.top, stored.pulled]);
}

describe.each([
  ['its documents are', 'pack/'],
  ['what is written of the case is', 'index/'],
])('[G2, F2, E2] while %s sealed, nothing of a page or of what comes meanwhile is lost:', (_when, kind) => {
  it('an act on a document of the page', async () => {
    await stores.states.load(CASE);
    const applied = await applyWhile(kind, feed.page(), () => appendsIn(stores).append([aSet('truck', { note: '左前灯破' })]));
    expect(applied).toEqual([true]);
    expect((await stores.pull.cursors())[0]?.n).toBe(1);
    expect((await stores.journalOf(WRITER).chain()).head?.seq).toBe(3);
    expect(JSON.stringify([...(await stores.states.load(CASE, true)).top.values()])).toContain('左前灯破');
    await expectWhole();
  });

  it('an act of another tab, on a case that nobody has open', async () => {
    const other = await disk.open();
    await applyWhile(kind, feed.page(), () => appendsIn(other).append([aCreate('van')]));
    stores.states.forget(CASE);
    expect([...(await stores.states.load(CASE, true)).top.keys()].sort()).toEqual(['item/crane', 'item/van']);
    await expectWhole();
  });

  it('what the court says of an entry that the page takes off the top', async () => {
    const outcome = { is: 'conflict', paths: ['name'] } as const;
    await applyWhile(kind, feed.page(), () => stores.journalOf(WRITER).outcomes([{ seq: 1, outcome }], { epoch: 'e', n: 1 }));
    const [first, second] = await stores.db.entries.toArray();
    expect(first).toMatchObject({ outcome, told: CASE });
    expect([first && 'open' in first, second?.open]).toEqual([false, CASE]);
    await expectWhole();
  });

  it('[P6] that the court has the tablet’s own entries on a branch: what the page considers at their places is another’s', async () => {
    const journal = stores.journalOf(WRITER);
    const { head } = await journal.chain();
    if (!head) throw new Error('no head');
    await applyWhile(kind, feed.page(), () => journal.receipted('jws', { writer: WRITER, from: 1, to: head.seq, head: head.hash, at: '2026-03-02T02:00:00.000Z', branch: 1 }));
    expect((await stores.db.entries.toArray()).map(({ branch, open }) => [branch, open])).toEqual([[1, CASE], [1, CASE]]);
    expect([...(await stores.states.load(CASE, true)).top.keys()].sort()).toEqual(['item/crane', 'item/truck']);
  });

  it('the same page, by another tab', async () => {
    const page = feed.page();
    expect(await applyWhile(kind, page, async () => (await disk.open()).pull.apply('e', page))).toEqual([true]);
    expect((await stores.pull.cursors())[0]?.n).toBe(1);
    stores.states.forget(CASE);
    await expectWhole();
  });

  it('a later page, by another tab: the earlier one changes nothing any more', async () => {
    await stores.pull.apply('e', feed.page());
    feed.fold(...(await stores.journalOf(WRITER).run(2, 1_000_000)));
    const next = feed.page(1);
    expect(await applyWhile(kind, next, async () => (await disk.open()).pull.apply('e', next))).toEqual([false]);
    stores.states.forget(CASE);
    const state = await stores.states.load(CASE, true);
    expect([state.index?.n, [...state.pulled.keys()].sort(), state.top.size]).toEqual([2, ['item/crane', 'item/truck'], 0]);
  });
});
