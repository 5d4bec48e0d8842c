import { beforeEach, describe, expect, it, vi } from 'vitest';
import { computed, watchEffect } from 'vue';
import { openWorkspace } from '@/app/workspace/openWorkspace';
import { caseDocuments } from '@/domain/case/caseDocuments';
import { isWithdrawn, valueOf } from '@/domain/journal';
import { createClock, type DeviceClock } from '@/platform/clock';
import type { Stores, WriterRow } from '@/storage';
import { aCase } from '@tests/builders/caseRecord';
import { aDocument } from '@tests/builders/foldedDocument';
import { CourtFeed } from '@tests/builders/pulledPage';
import { signingKey } from '@tests/builders/signingKey';
import { aCreate, aPhoto, aSet, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';

let disk: TabletDisk;

beforeEach(() => {
  disk = new TabletDisk();
});

/** The officer's tablet as one tab shows it. */
async function openTab(): Promise<ReturnType<typeof openWorkspace> & { stores: Stores; clock: DeviceClock }> {
  const stores = await disk.open();
  const key = await signingKey();
  const writer: WriterRow = (await stores.activeWriter()) ?? { writer: WRITER, officer: 'officer-zhang', court: 'hn', device: 'd1', letter: 'B', certificate: 'c', root: key.publicKey, receiptKeys: [], ...key, enrolledAt: '2026-03-02T01:00:00.000Z' };
  await stores.enrolWriter(writer);
  const { workspace: parts } = memoryWorkspace();
  const clock = createClock('session');
  return { stores, clock, ...openWorkspace({ me: parts.me, stores, writer, clock, labels: { read: () => 0, write: () => undefined }, seals: { desk: parts.seals, note: () => undefined }, farOverRatio: parts.farOverRatio, queue: parts.queue, bundles: parts.bundles, camera: parts.camera, codes: parts.codes, app: '0.1.0', ask: parts.ask, signOut: parts.signOut }) };
}

const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 2_000, interval: 10 });

describe('[T2, K6] a tab that closes its store', () => {
  it('has written down before what was just being recorded, and what followed from it', async () => {
    const { workspace, stores, writtenDown } = await openTab();
    const recording = workspace.record([aCreate('i1', { name: '搅拌车' })]).then(() => workspace.record([aSet('i1', { note: '左前灯破' })]));
    // What is refused goes back to the draft that it came from.
    const refused = workspace.record([aSet('i1', { note: 'x'.repeat(200_000) })]).then(() => workspace.drafts.write('item/i1/note', 'x'));
    await writtenDown();
    stores.close();
    expect(await recording).toMatchObject({ ok: true });
    await refused;
    const again = await openTab();
    expect((await again.workspace.openCase(CASE)).documents.get('item/i1')?.paths['note']?.map(({ value }) => value)).toEqual(['左前灯破']);
    expect(await again.workspace.drafts.read('item/i1/note')).toBe('x');
  });

  it('closes it all the same when nothing can be written any more', async () => {
    const { workspace, stores, writtenDown } = await openTab();
    stores.db.close();
    const recording = workspace.record([aCreate('i1')]);
    await writtenDown();
    expect(await recording).toMatchObject({ ok: false });
  });
});

describe('an open case', () => {
  it('shows an act as soon as it is saved, and only then', async () => {
    const { workspace } = await openTab();
    const live = await workspace.openCase(CASE);
    const names = computed(() => [...live.documents.values()].map((document) => valueOf(document, 'name')));
    expect(names.value).toEqual([]);
    const saving = workspace.record([aCreate('i1', { name: '搅拌车' })]);
    expect(names.value).toEqual([]);
    expect(await saving).toMatchObject({ ok: true });
    expect(names.value).toEqual(['搅拌车']);
  });

  it('shows nothing of what was refused', async () => {
    const { workspace } = await openTab();
    const live = await workspace.openCase(CASE);
    await workspace.record([aCreate('i1', { name: 'x'.repeat(200_000) })]);
    expect(live.documents.size).toBe(0);
  });

  it('follows a pull: others’ acts come in, own ones stay on top', async () => {
    const { workspace, stores } = await openTab();
    const court = new CourtFeed();
    court.put(aDocument('item', 'shared', { name: '车' }));
    await stores.pull.apply('e1', court.page(0, 0));
    const live = await workspace.openCase(CASE);
    const seen: boolean[] = [];
    watchEffect(() => seen.push(live.whole), { flush: 'sync' });
    await stores.pull.apply('e1', court.page());
    await soon(() => expect(live.documents.size).toBe(1));
    expect(seen).toEqual([false, true]);
    await workspace.record([aSet('shared', { note: '我的' })]);
    court.put(aDocument('item', 'shared', { name: '车', 'attr/km': 5 }), aDocument('party', 'p', { name: '陈某' }));
    await stores.pull.apply('e1', court.page(1));
    await soon(() => expect(Object.keys(live.documents.get('item/shared')?.paths ?? {}).sort()).toEqual(['attr/km', 'name', 'note']));
    expect(live.documents.has('party/p')).toBe(true);
    await stores.pull.left([CASE]);
    await soon(() => expect(live.left).toBe('notAssigned'));
  });

  it('tells what the court said of an entry', async () => {
    const { workspace, stores } = await openTab();
    const live = await workspace.openCase(CASE);
    const result = await workspace.record([aCreate('i1'), aSet('i1', { note: 'x' })]);
    const [first, second] = result.ok ? result.entries : [];
    expect([live.outcome(first ?? ''), live.outcome(second ?? '')]).toEqual([null, null]);
    await stores.journalOf(WRITER).outcomes([{ seq: 2, outcome: { is: 'setAside', reason: 'caseMoved' } }], null);
    await soon(() => expect(live.outcome(second ?? '')).toEqual({ is: 'setAside', reason: 'caseMoved' }));
    const court = new CourtFeed();
    court.fold(...(await stores.journalOf(WRITER).run(1, Infinity)));
    await stores.pull.apply('e1', court.page());
    await soon(() => expect(live.outcome(first ?? '')).toEqual({ is: 'folded' }));
    expect(live.outcome(second ?? '')).toEqual({ is: 'setAside', reason: 'caseMoved' });
  });

  it('[R14] follows what another tab records', async () => {
    const here = await openTab();
    const there = await openTab();
    const live = await here.workspace.openCase(CASE);
    await there.workspace.record([aCreate('i1')]);
    await soon(() => expect([...live.documents.keys()]).toEqual(['item/i1']));
    await here.workspace.record([aSet('i1', { note: 'x' })]);
    expect(valueOf(live.documents.get('item/i1') ?? aDocument('item', 'x', {}), 'note')).toBe('x');
  });

  it('opened twice is one; it ends with the last one who closes it', async () => {
    const { workspace } = await openTab();
    const [one, two] = await Promise.all([workspace.openCase(CASE), workspace.openCase(CASE)]);
    expect(one.documents).toBe(two.documents);
    one.close();
    one.close();
    await workspace.record([aCreate('i1')]);
    expect(two.documents.size).toBe(1);
    two.close();
    await workspace.record([aCreate('i2')]);
    expect(two.documents.size).toBe(1);
    expect((await workspace.openCase(CASE)).documents.size).toBe(2);
  });

  it('is there after the browser was closed and opened with no network', async () => {
    const before = await openTab();
    const { act, file } = await aPhoto('i1', 'photo bytes');
    await before.workspace.record([aCreate('i1'), act], [file]);
    before.stores.close();
    const { workspace } = await openTab();
    const live = await workspace.openCase(CASE);
    expect(live.documents.get('item/i1')?.files).toHaveLength(1);
    expect(await (await workspace.file(file.note.sha256))?.text()).toBe('photo bytes');
    expect(await workspace.file('0'.repeat(64))).toBeNull();
    // No browser that draws here: no thumbnail, and no harm.
    expect(await workspace.thumbnail(file.note.sha256)).toBeNull();
  });
});

describe('the lists over all cases', () => {
  it('come from storage at once and follow pulls and own acts', async () => {
    const { workspace, stores, ready } = await openTab();
    await ready;
    expect([workspace.caseList.ready, workspace.caseList.cases.length]).toEqual([true, 0]);
    const court = new CourtFeed();
    court.put(
      ...caseDocuments(aCase({ number: '（2026）湘0104执1234号' })).map(({ kind, id, paths }) => aDocument(kind, id, paths)),
      aDocument('fieldAction', 'a1', { kind: 'search', startedAt: '2026-03-01T00:00:00.000Z' }),
    );
    await stores.pull.apply('e1', court.page());
    await soon(() => expect(workspace.caseList.cases.map(({ number }) => number)).toEqual(['（2026）湘0104执1234号']));
    await workspace.record([{ op: 'create', case: CASE, action: 'a2', document: { kind: 'fieldAction', id: 'a2' }, change: { set: { kind: 'survey', startedAt: '2026-03-02T00:00:00.000Z' } } }]);
    expect(workspace.actionList.actions.map(({ id }) => id)).toEqual(['a2', 'a1']);
    await workspace.record([{ op: 'withdraw', case: CASE, action: 'a1', document: { kind: 'fieldAction', id: 'a1' }, change: { withdrawn: true, reason: '登错', seen: [] } }]);
    expect(workspace.actionList.actions.map(({ id }) => id)).toEqual(['a2']);
    stores.close();
    const again = await openTab();
    await again.ready;
    expect(again.workspace.actionList.actions.map(({ id }) => id)).toEqual(['a2']);
    expect(again.workspace.caseList.cases).toHaveLength(1);
    const live = await again.workspace.openCase(CASE);
    expect(isWithdrawn(live.documents.get('fieldAction/a1') ?? aDocument('x', 'x', {}))).toBe(true);
  });
});

describe('the time that a server told', () => {
  it('stands in every entry, over a restart with no network', async () => {
    const before = await openTab();
    await before.ready;
    before.clock.heardServerTime('2026-03-02T02:00:00.000Z');
    await before.workspace.record([aCreate('i1')]);
    await soon(async () => expect(await before.stores.lastServerTime()).toBe('2026-03-02T02:00:00.000Z'));
    before.stores.close();
    const after = await openTab();
    await after.ready;
    await after.workspace.record([aCreate('i2')]);
    const run = await after.stores.journalOf(WRITER).run(1, Infinity);
    expect(run.map(({ body }) => (JSON.parse(body) as { at: { server: string } }).at.server)).toEqual(['2026-03-02T02:00:00.000Z', '2026-03-02T02:00:00.000Z']);
  });
});
