import { beforeEach, describe, expect, it } from 'vitest';
import { valueOf } from '@/domain/journal';
import type { Stores } from '@/storage';
import { aDocument } from '@tests/builders/foldedDocument';
import { CourtFeed } from '@tests/builders/pulledPage';
import { aCreate, appendsIn, aSet, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';

let disk: TabletDisk;
let stores: Stores;
let court: CourtFeed;

beforeEach(async () => {
  disk = new TabletDisk();
  stores = await disk.open();
  court = new CourtFeed();
});

const party = (id: string, name: string) => aDocument('party', id, { name });
const state = async () => stores.states.load(CASE, true);
const pulledNames = async () => [...(await state()).pulled.values()].map((document) => valueOf(document, 'name'));
const row = async () => (await stores.lists.cases([CASE]))[0];
const run = () => stores.journalOf(WRITER).run(1, Infinity);

describe('[G2] pages', () => {
  it('[G2] put documents and cursor down together, cut anywhere; the case is whole at the mark', async () => {
    court.put(party('p1', '甲'), party('p2', '乙'), party('p3', '丙'));
    await stores.pull.apply('e1', court.page(0, 2));
    expect(await stores.pull.cursors()).toEqual([{ case: CASE, scope: 1, n: 2, upTo: 3 }]);
    expect((await row())?.whole).toBe(false);
    await stores.pull.apply('e1', court.page(2));
    expect(await stores.pull.cursors()).toEqual([{ case: CASE, scope: 1, n: 3, upTo: 3 }]);
    expect((await row())?.whole).toBe(true);
    expect(await pulledNames()).toEqual(['甲', '乙', '丙']);
    expect(await stores.pull.epoch()).toBe('e1');
  });

  it('survive a closed browser, as the case in memory does', async () => {
    court.put(party('p1', '甲'));
    await stores.pull.apply('e1', court.page());
    court.put(party('p1', '甲某'), party('p2', '乙'));
    await stores.pull.apply('e1', court.page(1));
    const remembered = (await stores.states.load(CASE)).pulled;
    stores.close();
    stores = await disk.open();
    expect((await state()).pulled).toEqual(remembered);
    expect(await pulledNames()).toEqual(['甲某', '乙']);
  });

  it('that came before, or would leave a hole, change nothing', async () => {
    court.put(party('p1', '甲'), party('p2', '乙'));
    await stores.pull.apply('e1', court.page());
    court.put(party('p1', 'x'), party('p2', 'y'), party('p3', 'z'));
    await stores.pull.apply('e1', { ...court.page(4), from: 4 });
    await stores.pull.apply('e1', { ...court.page(2), scope: 2 });
    await stores.pull.apply('e2', court.page(2));
    await stores.pull.apply('e1', { ...court.page(0), from: 1, n: 2 });
    expect(await pulledNames()).toEqual(['甲', '乙']);
    expect(await stores.pull.epoch()).toBe('e1');
  });

  it('[G1] from 0 replace the case, but not before they are whole: no officer sees a case shrink', async () => {
    court.put(party('p1', '甲'), party('p2', '乙'));
    await stores.pull.apply('e1', court.page());
    const after = new CourtFeed();
    after.put(party('p2', '乙'), party('p3', '丙'), party('p4', '丁'));
    await stores.pull.apply('e1', after.page(0, 1, 2));
    expect(await pulledNames()).toEqual(['甲', '乙']);
    expect(await stores.pull.cursors()).toEqual([{ case: CASE, scope: 2, n: 1, upTo: 3 }]);
    expect((await row())?.whole).toBe(true);
    await stores.pull.apply('e1', after.page(1, 2, 2));
    await stores.pull.apply('e1', after.page(2, 3, 2));
    expect(await pulledNames()).toEqual(['乙', '丙', '丁']);
    expect((await stores.db.casePacks.get(CASE))?.arriving).toBeNull();
  });

  it('in great number are put together, and the last word of each document stands', async () => {
    for (let n = 1; n <= 60; n += 1) {
      court.put(party(`p${n % 7}`, `名${n}`));
      await stores.pull.apply('e1', court.page(n - 1));
    }
    expect((await stores.db.casePacks.get(CASE))?.parts.length).toBeLessThan(30);
    expect((await pulledNames()).sort()).toEqual(['名54', '名55', '名56', '名57', '名58', '名59', '名60']);
  });
});

describe('[G2] pages that come together', () => {
  it('are put down together, in their order, also those of one case', async () => {
    court.put(party('p1', '甲'), party('p2', '乙'), party('p3', '丙'));
    const told: string[] = [];
    stores.changes.subscribe((change) => change.is === 'pulled' && told.push(...change.cases));
    await stores.states.load(CASE);
    await Promise.all([stores.pull.apply('e1', court.page(0, 1)), stores.pull.apply('e1', { ...court.page(), case: 'case-2' }), stores.pull.apply('e1', court.page(1, 2)), stores.pull.apply('e1', court.page(2))]);
    expect(told).toEqual([CASE, 'case-2']);
    expect([...(await stores.states.load(CASE)).pulled.keys()]).toEqual(['party/p1', 'party/p2', 'party/p3']);
    expect(await pulledNames()).toEqual(['甲', '乙', '丙']);
    expect((await stores.pull.cursors()).map(({ n }) => n)).toEqual([3, 3]);
  });

  it('of 300 cases take a transaction or two, not 300: a first pull would wait for the disk as often', async () => {
    court.put(party('p1', '甲'));
    const told: number[] = [];
    stores.changes.subscribe((change) => change.is === 'pulled' && told.push(change.cases.length));
    await Promise.all(Array.from({ length: 300 }, (_, place) => stores.pull.apply('e1', { ...court.page(), case: `case-${place}` })));
    expect(told.length).toBeLessThan(4);
    expect(told.reduce((a, b) => a + b)).toBe(300);
    expect(await stores.pull.cursors()).toHaveLength(300);
  });

  it('do not fall with one of them that cannot be stored', async () => {
    court.put(party('p1', '甲'));
    const unstorable = { ...court.page(), case: undefined as unknown as string };
    const results = await Promise.allSettled([stores.pull.apply('e1', court.page()), stores.pull.apply('e1', unstorable), stores.pull.apply('e1', { ...court.page(), case: 'case-2' })]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await stores.pull.cursors()).map((cursor) => cursor.case)).toEqual([CASE, 'case-2']);
    await stores.pull.apply('e1', { ...court.page(), case: 'case-3' });
    expect(await stores.pull.cursors()).toHaveLength(3);
  });
});

describe('own entries and what the court sends', () => {
  it('[F2] leave the top when the pulled document names them, not when they were sent', async () => {
    const queue = appendsIn(stores);
    await queue.append([aCreate('i1'), aCreate('i2')]);
    await queue.append([aSet('i1', { note: '左灯坏' })]);
    const [first, second] = await run();
    court.fold(...[first, second].filter((entry) => entry !== undefined));
    await stores.pull.apply('e1', court.page());
    expect([...(await state()).top.keys()]).toEqual(['item/i1']);
    expect(valueOf((await state()).top.get('item/i1') ?? aDocument('item', 'x', {}), 'note')).toBe('左灯坏');
    court.fold(...(await run()).slice(2));
    await stores.pull.apply('e1', court.page(2));
    expect((await state()).top.size).toBe(0);
    expect(await stores.db.documents.count()).toBe(0);
    expect(await stores.db.entries.where('[open+document]').between([CASE], [CASE, []]).count()).toBe(0);
    expect(await stores.db.entries.count()).toBe(3);
  });

  it('[F2] are replayed on what others wrote, in memory and on the disk alike', async () => {
    court.put(aDocument('item', 'shared', { name: '车' }));
    await stores.pull.apply('e1', court.page());
    await appendsIn(stores).append([aSet('shared', { note: '我的' })]);
    court.put(aDocument('item', 'shared', { name: '车', 'attr/km': 81_000 }));
    await stores.pull.apply('e1', court.page(1));
    const remembered = (await stores.states.load(CASE)).top;
    expect(Object.keys(remembered.get('item/shared')?.paths ?? {}).sort()).toEqual(['attr/km', 'name', 'note']);
    expect((await state()).top).toEqual(remembered);
  });

  it('[G3, R27] come back on top when the court was restored from a backup that lacks them', async () => {
    await appendsIn(stores).append([aCreate('i1', { name: '搅拌车' })]);
    court.put(party('p1', '甲'));
    const backup = court.page();
    court.fold(...(await run()));
    await stores.pull.apply('e1', court.page());
    expect((await state()).top.size).toBe(0);
    await stores.pull.apply('e2', backup);
    expect([...(await state()).top.keys()]).toEqual(['item/i1']);
    expect([...(await state()).pulled.keys()]).toEqual(['party/p1']);
  });

  it('[G3] a case of the epoch before counts from 0', async () => {
    court.put(party('p1', '甲'));
    await stores.pull.apply('e1', court.page());
    await stores.pull.apply('e2', { ...court.page(), case: 'case-2' });
    expect((await stores.pull.cursors()).map(({ case: id, n }) => [id, n])).toEqual([[CASE, 0], ['case-2', 1]]);
  });

  it('[R25] a case that left keeps everything, takes acts still, and comes back from the beginning', async () => {
    court.put(party('p1', '甲'));
    await stores.pull.apply('e1', court.page());
    await stores.pull.left([CASE, 'never-held']);
    expect(await stores.pull.cursors()).toEqual([]);
    expect((await row())?.left).toBe('notAssigned');
    expect(await appendsIn(stores).append([aCreate('i1')])).toMatchObject({ ok: true });
    expect([...(await state()).pulled.keys(), ...(await state()).top.keys()]).toEqual(['party/p1', 'item/i1']);
    await stores.pull.apply('e1', court.page());
    expect((await row())?.left).toBeNull();
  });
});

describe('[F2] the lists over all cases', () => {
  it('show the field actions that the court sent and those that are only here', async () => {
    court.put(aDocument('fieldAction', 'a1', { kind: 'impoundment', startedAt: '2026-03-01T00:00:00.000Z' }), aDocument('fieldAction', 'a2', { kind: 'search', withdrawn: true }));
    await stores.pull.apply('e1', court.page());
    await appendsIn(stores).append([{ op: 'create', case: CASE, action: 'a3', document: { kind: 'fieldAction', id: 'a3' }, change: { set: { kind: 'survey' } } }]);
    expect((await row())?.actions.map(({ id, kind }) => [id, kind])).toEqual([['a1', 'impoundment']]);
    expect((await stores.lists.actionsOnTop()).map(({ id }) => id)).toEqual(['a3']);
  });
});
