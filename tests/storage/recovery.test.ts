import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashBlob } from '@/platform/hashBlob';
import { createClock } from '@/platform/clock';
import type { Canary, Stores, WriterCard } from '@/storage';
import { mendStore, openStores, vaultInStore, type RecoverProgress } from '@/storage';
import { newWriter } from '@/app/session/newWriter';
import { deviceRegistry } from '@/storage';
import { databaseName } from '@/storage/officerDatabase';
import { judgeStore } from '@/storage/recovery/judgeStore';
import type { Probe } from '@/storage/probeStore';
import { openCopied, readCopy } from '@/storage/recovery/readCopy';
import { createSealing } from '@/storage/sealing';
import { openVault, type VaultHeader } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';
import { CourtFeed } from '@tests/builders/pulledPage';
import { openRows } from '@tests/builders/openRows';
import { signingKey } from '@tests/builders/signingKey';
import { aCreate, aPhoto, appendsIn, aSet, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { MemoryCopyDisk } from '@tests/doubles/memoryCopyDisk';
import { PASSPHRASE, quickStretch, testVault } from '@tests/builders/testVault';
import { memoryStorage } from '@tests/doubles/memoryStorage';
import { loadStore, type StoreDump } from './dumps/storeDump';

const AT = '2026-03-02T09:00:00.000Z';
let disk: TabletDisk;
let copy: MemoryCopyDisk;
let stores: Stores;
let card: WriterCard;

beforeEach(async () => {
  disk = new TabletDisk();
  copy = new MemoryCopyDisk();
  stores = await disk.open('zhang', copy);
  const { privateKey, publicKey } = await signingKey();
  card = { writer: WRITER, officer: 'zhang', court: 'hn-yuelu', device: 'd', letter: 'A', certificate: 'c', root: publicKey, receiptKeys: ['k'], publicKey, enrolledAt: AT };
  await stores.enrolWriter({ ...card, privateKey });
});

async function recordRaid(): Promise<void> {
  const queue = appendsIn(stores);
  await queue.append([aCreate('truck'), aCreate('crane')]);
  await queue.append([aSet('truck', { note: '左前灯破' })]);
  for (const name of ['front', 'back']) {
    const { act, file } = await aPhoto('truck', name);
    await queue.append([act], [file]);
  }
  await stores.drafts.write('item/crane/note', '臂长');
  await expect.poll(() => stores.copyLag()).toMatchObject({ records: 0, files: 0 });
}
const canary = async (of: Stores = stores): Promise<Canary> => ({ storeEpoch: of.storeEpoch, card, headSeq: (await of.journalOf(WRITER).chain()).head?.seq ?? 0, receiptedTo: 0 });
/** All that is in a store, looked at through the seals: they are others each time. */
const rowsOf = async (of: Stores) => {
  const opened = await openRows(of.db, await disk.keys());
  return {
    entries: opened.entries,
    documents: opened.documents,
    files: await of.db.files.toArray(),
    chains: await of.db.chains.toArray(),
    drafts: opened.drafts,
    bytes: await Promise.all(opened.fileBytes.map(async ({ sha256, bytes }) => [sha256, await hashBlob(bytes), bytes.type])),
  };
};

/** What happens to the profile while the app is closed. */
function loseStore(): void {
  stores.close();
  disk.dexie.indexedDB.deleteDatabase(databaseName('zhang'));
}
const mend = async (noted: Canary | null, epoch = 'epoch-2', known = false, onProgress: (progress: RecoverProgress) => void = () => undefined) =>
  mendStore({ keys: await disk.keys(), officer: 'zhang', known, canary: noted, disk: Promise.resolve(copy), hash: hashBlob, storeEpoch: epoch, at: AT, browser: disk.dexie, onProgress });

describe('[D3, R5] a main store that is gone', () => {
  it('comes back from the second copy: entries as they were, documents, files, drafts', async () => {
    await recordRaid();
    const [before, noted] = [await rowsOf(stores), await canary()];
    loseStore();
    const told: RecoverProgress[] = [];
    const mended = await mend(noted, 'epoch-2', false, (progress) => void told.push(progress));
    expect(told).toEqual([{ entries: 0, files: 0, allFiles: 0 }, { entries: 5, files: 0, allFiles: 2 }, { entries: 5, files: 1, allFiles: 2 }]);
    expect(mended).toMatchObject({ ok: true, report: { reason: 'gone', hadCopy: true, recovered: { entries: 5, photos: 2, otherFiles: 0, drafts: 1 }, missing: { entries: 0, files: 0, stranded: 0 } } });
    const again = await disk.open('zhang', copy);
    expect(await rowsOf(again)).toEqual(before);
    expect(await again.recovery.read()).toMatchObject({ loss: { recovered: { entries: 5 } } });
    expect((await again.journalOf(WRITER).run(1, 1_000_000)).length).toBe(5);
    await again.recovery.acknowledge();
    expect(await again.recovery.read()).toBeNull();
  });

  it('is missed though nothing was noted outside it, by the second copy or by having worked here', async () => {
    await recordRaid();
    loseStore();
    expect(await mend(null)).toMatchObject({ ok: true, report: { reason: 'gone', recovered: { entries: 5 } } });
    const bare = new TabletDisk();
    const parts = { keys: await bare.keys(), officer: 'zhang', canary: null, disk: Promise.resolve(null), hash: hashBlob, storeEpoch: 'e', at: AT, browser: bare.dexie };
    expect(await mendStore({ ...parts, known: false })).toBeNull();
    expect(await mendStore({ ...parts, known: true })).toMatchObject({ ok: true, report: { hadCopy: false } });
  });

  it('is not made where none was, and a sound one is left alone', async () => {
    const factory = disk.dexie.indexedDB;
    expect(await mendStore({ keys: await disk.keys('li'), officer: 'li', known: false, canary: null, disk: Promise.resolve(null), hash: hashBlob, storeEpoch: 'e', at: AT, browser: disk.dexie })).toBeNull();
    expect((await factory.databases()).map(({ name }) => name)).not.toContain(databaseName('li'));
    await recordRaid();
    const before = await rowsOf(stores);
    expect(await mend(await canary(), 'epoch-2', true)).toBeNull();
    expect(await rowsOf(stores)).toEqual(before);
  });

  it('tells what is known to be missing: the newest records, and a photo that neither place has', async () => {
    await recordRaid();
    const noted = await canary();
    const gone = [...copy.filesHere.keys()][0] ?? '';
    copy.filesHere.set(gone, new Blob(['not the photo']));
    loseStore();
    expect(await mend({ ...noted, headSeq: 9 })).toMatchObject({ ok: true, report: { recovered: { entries: 5, photos: 1 }, missing: { entries: 4, files: 1 } } });
  });

  it('of whose copy a record in the middle is damaged: what came before goes up, what came after is kept and never sent', async () => {
    await recordRaid();
    const noted = await canary();
    const [[name, bytes] = ['', new Uint8Array()]] = [...copy.segmentsHere];
    const text = new TextDecoder('latin1').decode(bytes);
    // In the third entry, of a transaction of its own.
    bytes[text.indexOf('"seq":3,')] = 0;
    copy.segmentsHere.set(name, bytes);
    loseStore();
    expect(await mend(noted)).toMatchObject({ ok: true, report: { recovered: { entries: 2 }, missing: { entries: 3, stranded: 2 } } });
    const again = await disk.open('zhang', copy);
    expect((await again.journalOf(WRITER).chain()).head?.seq).toBe(2);
    expect(await again.journalOf(WRITER).run(1, 1_000_000)).toHaveLength(2);
    expect(await again.db.entries.count()).toBe(4);
  });

  it('that is lost again in mid-recovery comes back the same', async () => {
    await recordRaid();
    const [before, noted] = [await rowsOf(stores), await canary()];
    loseStore();
    let reads = 0;
    const real = copy.file.bind(copy);
    copy.file = (sha256) => ((reads += 1) === 2 ? Promise.reject(new Error('killed')) : real(sha256));
    expect(await mend(noted)).toMatchObject({ ok: false });
    expect(await mend(noted, 'epoch-3', true)).toMatchObject({ ok: true, report: { recovered: { entries: 5, photos: 1 } } });
    const again = await disk.open('zhang', copy);
    expect(await rowsOf(again)).toEqual(before);
    expect(again.storeEpoch).toBe('epoch-3');
    again.close();
    // The note outside was not renewed yet: the store made of the lost one is not taken for another loss.
    expect(await mend(noted, 'epoch-4', true)).toBeNull();
  });
});

describe('[W1, R28] after a loss', () => {
  it('nobody who wrote there can append again, and work goes on at once as a new writer, with no fork', async () => {
    await recordRaid();
    const noted = await canary();
    loseStore();
    await mend(noted);
    const again = await disk.open('zhang', copy);
    expect(await again.activeWriter()).toBeNull();
    const registry = deviceRegistry(memoryStorage());
    const made = await newWriter(again, registry, { officer: 'zhang', name: '张某', account: 'zhang', role: 'officer', court: 'hn-yuelu', courtName: '' }, 'storeLost', AT);
    expect(made).toMatchObject({ letter: 'A′', certificate: null, replaces: { writer: WRITER, reason: 'storeLost' } });
    expect((await again.writers()).map(({ card: { letter }, chain, active }) => [letter, chain.head?.seq ?? 0, active])).toEqual([['A', 5, false], ['A′', 0, true]]);
  });

  it('an older store that came back is made up to date from the second copy, and its writer is done too', async () => {
    await appendsIn(stores).append([aCreate('truck'), aCreate('crane')]);
    const feed = new CourtFeed();
    feed.fold(...(await stores.journalOf(WRITER).run(1, 1_000_000)).slice(0, 1));
    await stores.pull.apply('e', feed.page());
    await appendsIn(stores).append([aSet('truck', { note: '后来' })]);
    await expect.poll(() => stores.copyLag()).toMatchObject({ records: 0 });
    const noted = { ...(await canary()), storeEpoch: 'the newer store' };
    await stores.db.entries.delete([WRITER, 3]);
    await stores.db.chains.update(WRITER, { head: { seq: 2, hash: 'x' } });
    stores.close();
    expect(await mend(noted)).toMatchObject({ ok: true, report: { reason: 'another', recovered: { entries: 1 } } });
    const again = await disk.open('zhang', copy);
    expect((await again.journalOf(WRITER).chain()).head?.seq).toBe(3);
    expect(await again.activeWriter()).toBeNull();
    const state = await again.states.load(CASE);
    expect([...state.top.keys()].sort()).toEqual(['item/crane', 'item/truck']);
  });

  it('[D5] every case is pulled from the beginning again', async () => {
    const feed = new CourtFeed();
    await appendsIn(stores).append([aCreate('truck')]);
    feed.fold(...(await stores.journalOf(WRITER).run(1, 1_000_000)));
    await stores.pull.apply('e', feed.page());
    const noted = { ...(await canary()), storeEpoch: 'the newer store' };
    expect((await stores.pull.cursors())[0]?.n).toBe(1);
    stores.close();
    await mend(noted);
    const again = await disk.open('zhang', copy);
    expect((await again.pull.cursors())[0]?.n).toBe(0);
    expect(again.storeEpoch).toBe('epoch-2');
  });
});

describe('[K4, D3] the vault, when the store is lost', () => {
  const me = { officer: 'zhang', name: '张某', account: 'zhang', role: 'officer', court: 'hn-yuelu', courtName: '' } as const;
  const inStore = (officer = 'zhang') => vaultInStore<VaultHeader>(officer, disk.dexie.indexedDB);

  it('is noted in the store, too: it opens what lies there when the note outside is lost, and looking for it makes no store', async () => {
    await recordRaid();
    expect(await inStore()).toBeNull();
    const { header } = await disk.keys();
    await stores.noteVault(header);
    stores.close();
    const found = await inStore();
    expect(found).toEqual(header);
    if (!found) throw new Error('no vault');
    const tools = { suite: webSuite, stretch: quickStretch };
    expect(await openVault(tools, found, 'another passphrase 1')).toBeNull();
    const vault = await openVault(tools, found, PASSPHRASE);
    if (!vault) throw new Error('not opened');
    const opened = await openStores('zhang', { keys: vault, dexie: disk.dexie });
    if (!opened.ok) throw new Error(opened.problem);
    expect((await openRows(opened.stores.db, vault)).entries).toHaveLength(5);
    expect(await inStore('li')).toBeNull();
    expect((await disk.dexie.indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName('li'));
  });

  it('that is kept outside opens all that comes back from the second copy', async () => {
    await recordRaid();
    await stores.noteVault((await disk.keys()).header);
    loseStore();
    expect(await inStore()).toBeNull();
    await mend(await canary().catch(() => null), 'epoch-2', true);
    expect((await openRows((await disk.open('zhang', copy)).db, await disk.keys())).entries).toHaveLength(5);
  });

  it('that is lost with it leaves what was copied closed, says how much that is, keeps it for the court, and lets work go on under a new one', async () => {
    await recordRaid();
    loseStore();
    const keys = await testVault();
    const before = [...copy.segmentsHere.keys(), ...copy.filesHere.keys()];
    const mended = await mendStore({ keys, officer: 'zhang', known: false, canary: null, disk: Promise.resolve(copy), hash: hashBlob, storeEpoch: 'epoch-2', at: AT, browser: disk.dexie });
    expect(mended).toMatchObject({ ok: true, report: { hadCopy: true, recovered: { entries: 0, photos: 0, drafts: 0 }, missing: { entries: 5 } } });

    const opened = await openStores('zhang', { keys, dexie: disk.dexie, copy: { disk: Promise.resolve(copy), segment: 'segment-new', after: createClock('s').after } });
    if (!opened.ok) throw new Error(opened.problem);
    const made = await newWriter(opened.stores, deviceRegistry(memoryStorage()), me, 'storeLost', AT);
    expect(made).toMatchObject({ letter: 'A′' });
    expect(await appendsIn(opened.stores).append([aSet('truck', { note: '后来' })])).toMatchObject({ ok: true });
    await opened.stores.drafts.write('k', '重写');
    expect(await opened.stores.drafts.read('k')).toBe('重写');
    expect((await openRows(opened.stores.db, keys)).entries).toHaveLength(1);
    await opened.stores.upkeep.run('2027-03-02T09:00:00.000Z');
    expect([...copy.segmentsHere.keys(), ...copy.filesHere.keys()]).toEqual(expect.arrayContaining(before));
    // With the officer's old vault, or the court's help, all of it would still open.
    const copied = await readCopy(copy);
    const old = createSealing((await new TabletDisk().open()).db, await disk.keys());
    await old.adopt(copied.keys);
    expect((await openCopied(old, copied)).texts).toHaveLength(5);
  });

  it.each([1, 2])('of a store that came back from before there was one (version %i): what lay readable is sealed and made up to date', async (number) => {
    await appendsIn(stores).append([aCreate('later')]);
    await expect.poll(() => stores.copyLag()).toMatchObject({ records: 0 });
    loseStore();
    await loadStore(disk.dexie.indexedDB, databaseName('zhang'), JSON.parse(readFileSync(join(import.meta.dirname, 'dumps', `v00${number}.json`), 'utf8')) as StoreDump);
    const mended = await mend({ storeEpoch: 'the newer store', card, headSeq: 1, receiptedTo: 0 }, 'epoch-2', true);
    expect(mended).toMatchObject({ ok: true, report: { reason: 'another' } });
    const again = await disk.open('zhang', copy);
    const { entries, fileBytes } = await openRows(again.db, await disk.keys());
    expect(entries.length).toBeGreaterThanOrEqual(8);
    expect(fileBytes).toHaveLength(3);
    for (const row of await again.db.entries.toArray()) expect(Object.keys(row)).not.toContain('body');
    expect([await again.activeWriter(), await again.hadReadableKey()]).toEqual([null, false]);
  });
});

describe('[D3] a store is lost', () => {
  const there: Probe = { is: 'there', version: 20, storeEpoch: 'e1', storeBefore: null, written: true, vault: null, attempts: null };
  const noted = (storeEpoch: string): Canary => ({ storeEpoch, card: null, headSeq: 3, receiptedTo: 0 });
  it.each([
    ['when the browser says that it lost it', { is: 'absent', dataLoss: true }, null, false, 'damaged'],
    ['when it cannot be read', { is: 'unreadable', detail: '' }, null, false, 'damaged'],
    ['when it is not there and something was noted of it', { is: 'absent', dataLoss: false }, noted('e1'), false, 'gone'],
    ['when it is empty and something was noted of it', { ...there, storeEpoch: null, written: false }, noted('e1'), true, 'gone'],
    ['when it is empty and the tablet has worked for the officer', { ...there, written: false }, null, true, 'gone'],
    ['when it is another one', there, noted('e0'), true, 'another'],
    ['not when it is the one that was noted', there, noted('e1'), true, null],
    ['not when it was made from the one that was noted', { ...there, storeBefore: 'e0' }, noted('e0'), true, null],
    ['not when it is of a version that noted nothing', { ...there, storeEpoch: null }, null, true, null],
    ['not when there never was one', { is: 'absent', dataLoss: false }, null, false, null],
    ['not when nobody was enrolled yet', { ...there, written: false }, null, false, null],
  ] as const)('%s', (_, probe, canaryThen, known, verdict) => {
    expect(judgeStore(probe, canaryThen, known)).toBe(verdict);
  });
});

describe('[G7, R7] what former tablets still held', () => {
  it('is noted beside a loss until it is acknowledged', async () => {
    const former = [{ writer: 'w0', letter: 'B', reportedAt: AT, entries: 3, files: 2 }];
    await stores.recovery.noteFormer([]);
    expect(await stores.recovery.read()).toBeNull();
    await stores.recovery.noteFormer(former);
    expect(await stores.recovery.read()).toEqual({ loss: null, former });
    loseStore();
    await mend(null, 'epoch-2', true);
    const again = await disk.open('zhang', copy);
    await again.recovery.noteFormer(former);
    expect(await again.recovery.read()).toMatchObject({ loss: { reason: 'gone' }, former });
  });
});
