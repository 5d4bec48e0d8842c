import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { conflictsOf } from '@/domain/journal';
import { aCreate, appendsIn, aSet, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { headAfter } from '@tests/builders/chainCheck';

describe('[E2] two tabs of one officer', () => {
  it('[R14] write one unbroken chain however they interleave, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ tab: fc.nat(1), acts: fc.integer({ min: 1, max: 3 }), pause: fc.nat(2) }), { minLength: 2, maxLength: 14 }), async (plan) => {
        const disk = new TabletDisk();
        const tabs = [await disk.open(), await disk.open()] as const;
        const queues = tabs.map((stores) => appendsIn(stores));
        const results = [];
        for (const [n, { tab, acts, pause }] of plan.entries()) {
          results.push(queues[tab]?.append(Array.from({ length: acts }, (_, k) => aCreate(`i${n}-${k}`))));
          for (let turn = 0; turn < pause; turn += 1) await new Promise((next) => setTimeout(next, 1));
        }
        const done = await Promise.all(results);
        expect(done.every((result) => result?.ok)).toBe(true);
        const run = await tabs[0].journalOf(WRITER).run(1, Infinity);
        headAfter(run);
        expect(run.map(({ body }) => (JSON.parse(body) as { id: string }).id).sort()).toEqual(done.flatMap((result) => (result?.ok ? result.entries : [])).sort());
        expect((await tabs[1].states.load(CASE, true)).top.size).toBe(run.length);
      }),
      { numRuns: 25 },
    );
  });

  it('change one document one after the other without undoing each other', async () => {
    const disk = new TabletDisk();
    const [here, there] = [await disk.open(), await disk.open()];
    await appendsIn(here).append([aCreate('i')]);
    await there.states.load(CASE);
    await Promise.all([appendsIn(here).append([aSet('i', { note: 'A' })]), appendsIn(there).append([aSet('i', { 'attr/km': '5' })])]);
    const top = (await here.states.load(CASE, true)).top.get('item/i');
    expect(Object.keys(top?.paths ?? {}).sort()).toEqual(['attr/km', 'name', 'note']);
    expect(top && conflictsOf(top)).toEqual([]);
  });

  it('[E2, R14] the first act of a tab that remembers a case from before the other one changed it undoes nothing, though nobody told it yet', async () => {
    const disk = new TabletDisk();
    const [here, there] = [await disk.open(), await disk.open()];
    await appendsIn(here).append([aCreate('i')]);
    await there.states.load(CASE, true);
    const told = vi.spyOn(there.states, 'forget').mockImplementation(() => undefined);
    await appendsIn(here).append([aSet('i', { note: 'A' })]);
    await appendsIn(there).append([aSet('i', { 'attr/km': '5' })]);
    const top = (await here.states.load(CASE, true)).top.get('item/i');
    expect(Object.keys(top?.paths ?? {}).sort()).toEqual(['attr/km', 'name', 'note']);
    told.mockRestore();
  });

  it('an act is computed anew when a page came between, and stands on what the court sent', async () => {
    const disk = new TabletDisk();
    const [here, there] = [await disk.open(), await disk.open()];
    const sent = (name: string, n: number) => ({ kind: 'item', id: 'court', case: CASE, action: null, schema: 1, created: { entry: 'e', actor: 'a', at: 't' }, paths: { name: [{ entry: `e${n}`, value: name }] }, files: [], acts: [], frozen: null, pending: [], considered: { other: n } }) as const;
    await here.pull.apply('epoch', { case: CASE, scope: 4, from: 0, n: 1, upTo: 1, documents: [sent('old', 1)] });
    await here.states.load(CASE);
    await there.pull.apply('epoch', { case: CASE, scope: 4, from: 1, n: 2, upTo: 2, documents: [sent('new', 2)] });
    await appendsIn(here).append([aSet('court', { note: 'x' })]);
    const top = (await there.states.load(CASE, true)).top.get('item/court');
    expect([top?.paths['name']?.[0]?.value, top?.paths['note']?.[0]?.value, top?.considered['other']]).toEqual(['new', 'x', 2]);
    const [entry] = await here.journalOf(WRITER).run(1, Infinity);
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ scope: 4 });
  });
});

describe('[E2] a disk that refuses', () => {
  it('[R4] full in the very transaction: nothing is half written, the officer is told, the next act goes through', async () => {
    const stores = await new TabletDisk().open();
    const queue = appendsIn(stores);
    await queue.append([aCreate('i1')]);
    const store = stores.db.backendDB().transaction('documents', 'readonly').objectStore('documents');
    const full = vi.spyOn(Object.getPrototypeOf(store) as IDBObjectStore, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const pending = [queue.append([aCreate('i2'), aCreate('i3')])];
    expect(await pending[0]).toMatchObject({ ok: false, problem: 'storageFull' });
    full.mockRestore();
    expect(headAfter(await stores.journalOf(WRITER).run(1, Infinity))?.seq).toBe(1);
    expect(await queue.append([aCreate('i2')])).toMatchObject({ ok: true });
    expect(headAfter(await stores.journalOf(WRITER).run(1, Infinity))?.seq).toBe(2);
    expect([...(await stores.states.load(CASE, true)).top.keys()]).toEqual(['item/i1', 'item/i2']);
  });

  it('a head that moves for ever ends in words, not in a loop', async () => {
    const stores = await new TabletDisk().open();
    expect(await appendsIn(stores, { store: { prepare: () => Promise.resolve({ commit: () => Promise.resolve({ is: 'moved' }) }) } }).append([aCreate('i')])).toMatchObject({ ok: false, problem: 'storageFailed' });
  });

  it('a closed database is a failure that is told', async () => {
    const stores = await new TabletDisk().open();
    stores.close();
    expect(await appendsIn(stores).append([aCreate('i')])).toMatchObject({ ok: false, problem: 'storageFailed' });
  });
});
