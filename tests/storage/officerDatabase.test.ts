import { describe, expect, it } from 'vitest';
import { deviceRegistry, openStores } from '@/storage';
import { databaseName } from '@/storage/officerDatabase';
import { headerSigner, webSuite } from '@/vault/webSuite';
import { signingKey } from '@tests/builders/signingKey';
import { openRows } from '@tests/builders/openRows';
import { aCreate, appendsIn, TabletDisk } from '@tests/builders/tabletStores';
import { memoryStorage } from '@tests/doubles/memoryStorage';

describe('[D1] two officers on one tablet', () => {
  it('share nothing', async () => {
    const disk = new TabletDisk();
    const zhang = await disk.open('zhang');
    const li = await disk.open('li');
    await appendsIn(zhang).append([aCreate('i')]);
    expect([await zhang.db.entries.count(), await li.db.entries.count()]).toEqual([1, 0]);
  });
});

describe('[D4, R17] a database of a newer version', () => {
  it('is left alone and said so', async () => {
    const disk = new TabletDisk();
    const before = await disk.open();
    await appendsIn(before).append([aCreate('i')]);
    before.close();
    await new Promise<void>((done, fail) => {
      const request = disk.dexie.indexedDB.open(databaseName('zhang'), 90);
      request.onupgradeneeded = () => request.result.createObjectStore('future');
      request.onsuccess = () => (request.result.close(), done());
      request.onerror = () => fail(request.error);
    });
    expect(await openStores('zhang', { keys: await disk.keys(), dexie: disk.dexie })).toMatchObject({ ok: false, problem: 'newerVersion' });
    const names = await new Promise((done) => {
      const request = disk.dexie.indexedDB.open(databaseName('zhang'));
      request.onsuccess = () => done([request.result.version, request.result.objectStoreNames.contains('future')]);
    });
    expect(names).toEqual([90, true]);
  });

  it('wanted by another tab: this one is asked to put down its work first, then lets go', async () => {
    const disk = new TabletDisk();
    const told: string[] = [];
    const opened = await openStores('zhang', { keys: await disk.keys(), dexie: disk.dexie, onReplaced: async () => void told.push('asked') });
    await new Promise<void>((done) => {
      const request = disk.dexie.indexedDB.open(databaseName('zhang'), 90);
      request.onsuccess = () => done();
    });
    expect(told).toEqual(['asked']);
    expect(opened.ok && opened.stores.db.isOpen()).toBe(false);
    expect(opened.ok && (await appendsIn(opened.stores).append([aCreate('i')]))).toMatchObject({ ok: false });
  });
});

describe('[W1] the writer', () => {
  it('is enrolled with a key that signs and lies sealed, and found again', async () => {
    const disk = new TabletDisk();
    const stores = await disk.open();
    expect(await stores.activeWriter()).toBeNull();
    const key = await signingKey();
    const row = { writer: 'w1', officer: 'zhang', court: 'hn', device: 'd', letter: 'A', certificate: 'c', root: key.publicKey, receiptKeys: [], ...key, enrolledAt: '2026-03-02T01:00:00.000Z' };
    await stores.enrolWriter(row);
    stores.close();
    const reopened = await disk.open();
    const again = await reopened.activeWriter();
    if (!again) throw new Error('no writer');
    expect(again).toMatchObject({ writer: 'w1', letter: 'A' });
    expect(Buffer.from(again.privateKey)).toEqual(Buffer.from(key.privateKey));
    const [stored] = await reopened.db.writers.toArray();
    expect(stored && 'privateKey' in stored).toBe(false);
    expect(Buffer.from(stored?.sealedKey ?? []).includes(Buffer.from(key.privateKey).subarray(36, 68))).toBe(false);
    const sig = Buffer.from(await (await headerSigner(webSuite, new Uint8Array(again.privateKey)))('{"seq":1}'), 'base64url');
    expect(sig).toHaveLength(64);
    const verifier = await crypto.subtle.importKey('jwk', again.publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, verifier, sig, new TextEncoder().encode('{"seq":1}'))).toBe(true);
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, verifier, sig, new TextEncoder().encode('{"seq":2}'))).toBe(false);
  });

  it('a new writer starts a chain of its own; the old one keeps what it has to send', async () => {
    const stores = await new TabletDisk().open();
    const key = await signingKey();
    const row = (writer: string) => ({ writer, officer: 'zhang', court: 'hn', device: 'd', letter: 'A', certificate: 'c', root: key.publicKey, receiptKeys: [], ...key, enrolledAt: '2026-03-02T01:00:00.000Z' });
    await stores.enrolWriter(row('writer-a'));
    await appendsIn(stores).append([aCreate('i')]);
    await stores.enrolWriter(row('writer-b'));
    expect((await stores.activeWriter())?.writer).toBe('writer-b');
    expect((await stores.journalOf('writer-a').chain()).head?.seq).toBe(1);
    expect((await stores.journalOf('writer-b').chain()).head).toBeNull();
    await stores.enrolWriter(row('writer-a'));
    expect((await stores.journalOf('writer-a').chain()).head?.seq).toBe(1);
  });
});

describe('[E6] drafts', () => {
  it('are there after a crash, and gone when done', async () => {
    const disk = new TabletDisk();
    await (await disk.open()).drafts.write('item/i1/note', '左前灯破');
    const again = await disk.open();
    expect(await again.drafts.read('item/i1/note')).toBe('左前灯破');
    await again.drafts.clear('item/i1/note');
    expect(await again.drafts.read('item/i1/note')).toBeNull();
  });

  it('[K2, E6] are sealed and written in the order in which they were typed; who looks at them, or locks, waits for the last', async () => {
    const disk = new TabletDisk();
    const stores = await disk.open();
    const texts = ['左', '左前', '左前灯', '左前灯破'];
    const writing = texts.map((text) => stores.drafts.write('item/i1/note', text));
    expect(await stores.drafts.count()).toBe(1);
    expect((await openRows(stores.db, await disk.keys())).drafts).toEqual([{ key: 'item/i1/note', text: '左前灯破' }]);
    await Promise.all(writing);
    expect(JSON.stringify((await stores.db.drafts.toArray()).map(({ text }) => Buffer.from(text).toString()))).not.toContain('左');
  });
});

describe('[D3] what the tablet knows before anybody signs in', () => {
  const zhang = { officer: 'o1', name: '张某', account: 'zhang', role: 'officer', court: 'hn', courtName: '岳麓区人民法院' } as const;

  it('keeps one device id for ever and the officers who have data here', () => {
    const storage = memoryStorage();
    expect(deviceRegistry(storage).device(() => 'd1')).toEqual({ id: 'd1', letter: null });
    deviceRegistry(storage).setLetter('d1', 'B');
    expect(deviceRegistry(storage).device(() => 'd2')).toEqual({ id: 'd1', letter: 'B' });
    const registry = deviceRegistry(storage);
    registry.remember(zhang);
    registry.remember({ ...zhang, name: '张某某' });
    expect(registry.officers().map(({ name }) => name)).toEqual(['张某某']);
    expect(registry.lastOfficer()).toBeNull();
    registry.setLastOfficer('o1');
    expect(registry.lastOfficer()?.name).toBe('张某某');
    registry.setLastOfficer(null);
    expect(registry.lastOfficer()).toBeNull();
  });

  it('goes on where nothing can be written', () => {
    const full = { ...memoryStorage(), setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } } as Storage;
    const registry = deviceRegistry(full);
    expect(registry.device(() => 'd1')).toEqual({ id: 'd1', letter: null });
    expect(() => registry.setLastContact({ wall: '2026-03-02T01:00:00.000Z', serverTime: '2026-03-02T01:00:00.000Z' })).not.toThrow();
    expect(() => registry.remember(zhang)).not.toThrow();
  });

  it('takes what cannot be read for unknown', () => {
    const storage = memoryStorage();
    storage.setItem('fieldwrit.officers', '[{');
    expect(deviceRegistry(storage).officers()).toEqual([]);
  });
});
