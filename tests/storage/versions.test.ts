import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory, IDBObjectStore as ObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newWriter } from '@/app/session/newWriter';
import type { Me } from '@/ports/workspace';
import { deviceRegistry, openStores, type KeyMaker } from '@/storage';
import { clearOnReasons, deviceClearOn, metaClearOn, tableClearOn } from '@/storage/clearOn';
import { databaseName } from '@/storage/officerDatabase';
import { unpackDocuments } from '@/storage/packedDocuments';
import { readParts } from '@/storage/packParts';
import { createSealing, type RecordKey } from '@/storage/sealing';
import { newest, versions } from '@/storage/versions';
import { openRows } from '@tests/builders/openRows';
import { TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { testVault } from '@tests/builders/testVault';
import { memoryStorage } from '@tests/doubles/memoryStorage';
import { dumpStore, loadStore, type StoreDump } from './dumps/storeDump';

const NAME = databaseName('zhang');
/** A released schema never changes. When this fails, write a new version file. */
const released: Readonly<Record<number, string>> = {
  1: '144395cdf8c821d83f9d13836b1d369035fb95bbcbe2ad9d2744ab63dbd53b86',
  2: 'fe83e4c69f736348ff16c63ff61b0c9fd398a57930ea5ad5f8fd4ed85f9c8ec8',
  3: 'dd5a17e115b3fd33d419cea2efa5a3eef8aa8aa6d9fd8692f78cb5ed2579656a',
};
const older = versions.slice(0, -1).map(({ number }) => number);

const dumpOf = (number: number): StoreDump => JSON.parse(readFileSync(join(import.meta.dirname, 'dumps', `v${String(number).padStart(3, '0')}.json`), 'utf8')) as StoreDump;
const hash = (row: unknown): string => createHash('sha256').update(JSON.stringify(row)).digest('hex');
const shapes = ({ version, stores }: StoreDump) => ({ version, stores: stores.map(({ name, keyPath, indexes }) => ({ name, keyPath, indexes })) });
const rowsOf = ({ stores }: StoreDump, table: string): readonly unknown[] => stores.find(({ name }) => name === table)?.rows ?? [];

async function diskOf(number: number): Promise<TabletDisk> {
  const disk = new TabletDisk();
  await loadStore(disk.dexie.indexedDB, NAME, dumpOf(number));
  return disk;
}
const dump = (disk: TabletDisk) => dumpStore(disk.dexie.indexedDB, NAME);
const upgraded = async (disk: TabletDisk): Promise<StoreDump> => {
  (await disk.open()).close();
  return dump(disk);
};

/** A store as the app of today finds it: what lies sealed is opened, the rest is as it lies. */
async function looked(disk: TabletDisk) {
  const stores = await disk.open();
  const rows = await openRows(stores.db, await disk.keys());
  const sealing = createSealing(stores.db, await disk.keys());
  const packs = await stores.db.casePacks.toArray();
  const opened = {
    ...rows,
    casePacks: await Promise.all(packs.map(async ({ case: of, parts, arriving }) => ({ case: of, documents: [...(await readParts(sealing, of, parts)).values()], arriving }))),
    fileBytes: await Promise.all(rows.fileBytes.map(async ({ sha256, bytes }) => ({ sha256, type: bytes.type, text: await bytes.text() }))),
  };
  stores.close();
  return { opened, raw: await dump(disk) };
}

interface ReadableDump {
  readonly entries: readonly { readonly salt: string; readonly body: string }[];
  readonly documents: readonly { readonly json: string }[];
  readonly casePacks: readonly { readonly case: string; readonly parts: readonly string[]; readonly arriving: null }[];
  readonly caseIndex: readonly object[];
  readonly drafts: readonly { readonly key: string; readonly text: string }[];
  readonly fileBytes: readonly { readonly sha256: string; readonly bytes: { readonly $blob: string; readonly type: string } }[];
}
const tablesOf = (of: StoreDump): ReadableDump => Object.fromEntries(of.stores.map(({ name, rows }) => [name, rows])) as unknown as ReadableDump;

/** The same of a dump from before the vault, where it lies readable. */
function readableIn(of: StoreDump) {
  const { entries, documents, casePacks, caseIndex, drafts, fileBytes } = tablesOf(of);
  return {
    entries,
    documents: documents.flatMap(({ json }) => unpackDocuments(json)),
    casePacks: casePacks.map(({ case: id, parts, arriving }) => ({ case: id, documents: parts.flatMap((part) => unpackDocuments(part)), arriving })),
    caseIndex,
    drafts,
    fileBytes: fileBytes.map(({ sha256, bytes: { $blob, type } }) => ({ sha256, type, text: Buffer.from($blob, 'base64').toString() })),
  };
}

/** What nobody may read who has the disk alone: every text of an entry, a document, a draft, and the bytes of files. */
function secretsIn(of: StoreDump): string[] {
  const { entries, documents, casePacks, drafts } = tablesOf(of);
  const files = readableIn(of).fileBytes.map(({ text }) => text);
  return [...entries.flatMap(({ salt, body }) => [salt, body]), ...documents.map(({ json }) => json), ...casePacks.flatMap(({ parts }) => parts), ...drafts.map(({ text }) => text), ...files, '搅拌车', '左前灯破', '臂长'];
}

/** How many rows are sealed before the first file. */
const textRows = (of: StoreDump): number => {
  const { entries, documents, casePacks, caseIndex, drafts } = tablesOf(of);
  return [entries, documents, casePacks, caseIndex, drafts].reduce((sum, rows) => sum + rows.length, 0);
};

/** Every text in a dump, and the bytes read as text. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (['$blob', '$bytes'].includes(key) ? [Buffer.from(String(each), 'base64').toString()] : textsIn(each)));
}

const lacking = (row: unknown, names: readonly string[]): object => Object.fromEntries(Object.entries(row as object).filter(([name]) => !names.includes(name)));

/** The officer's vault, which seals no more from the n-th time on, as when the browser is closed. */
function sealsUntil(keys: KeyMaker, n: number) {
  const seen = { count: 0, didBreak: false };
  const failing = (key: RecordKey): RecordKey => ({
    ...key,
    seal(record, plain) {
      seen.count += 1;
      if (seen.count < n) return key.seal(record, plain);
      seen.didBreak = true;
      return Promise.reject(new Error('closed'));
    },
  });
  const made: KeyMaker = {
    ...keys,
    makeKey: async (of) => {
      const { row, key } = await keys.makeKey(of);
      return { row, key: failing(key) };
    },
    openKey: async (row) => failing(await keys.openKey(row)),
  };
  return { keys: made, seen };
}

describe('[D4] the schema of a released version', () => {
  it.each(versions.map(({ number, schema }) => [number, schema] as const))('%i is frozen: to change it, write a new version', (number, schema) => {
    expect(hash(schema)).toBe(released[number]);
  });

  it('of the newest version is what the database has', async () => {
    const fresh = await upgraded(new TabletDisk());
    expect(fresh.version).toBe(newest.number * 10);
    const named = Object.fromEntries(fresh.stores.map(({ name, keyPath, indexes }) => [name, [keyPath, ...indexes.map((index) => index.keyPath)].map((path) => (typeof path === 'string' ? path : `[${path.join('+')}]`)).sort()]));
    expect(named).toEqual(Object.fromEntries(Object.entries(newest.schema).map(([name, text]) => [name, text.split(', ').sort()])));
  });

  it('declares for everything stored when it is wiped', () => {
    expect(Object.keys(tableClearOn).sort()).toEqual(Object.keys(newest.schema).sort());
    for (const reason of [...Object.values(tableClearOn), ...Object.values(metaClearOn), ...Object.values(deviceClearOn)]) expect(clearOnReasons).toContain(reason);
  });
});

describe.each(older)('[D4, R15] a store of version %i', (number) => {
  it('has the schema of a fresh one after the upgrade', async () => {
    expect(shapes(await upgraded(await diskOf(number)))).toEqual(shapes(await upgraded(new TabletDisk())));
  });

  it('keeps every row: equal once it is opened, and to the byte where the step does not speak of it', async () => {
    const [disk, before] = [await diskOf(number), dumpOf(number)];
    const after = await looked(disk);
    expect(after.opened).toEqual(readableIn(before));
    for (const { name, rows } of before.stores) {
      expect(rows.length, name).toBeGreaterThan(0);
      if (name in after.opened || ['thumbs', 'meta'].includes(name)) continue;
      const speltOut = ({ files: ['name', 'receiptedAt'], writers: ['privateKey'] } as Record<string, readonly string[]>)[name] ?? [];
      expect(rowsOf(after.raw, name).map((row) => hash(lacking(row, speltOut))), name).toEqual(rows.map((row) => hash(lacking(row, speltOut))));
    }
    for (const row of rowsOf(before, 'meta')) expect(rowsOf(after.raw, 'meta')).toContainEqual(row);
  });

  it('[K1, K4] has nothing left that can be read without the officer’s key', async () => {
    const [disk, before] = [await diskOf(number), dumpOf(number)];
    const secrets = secretsIn(before);
    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => textsIn(before).some((text) => text.includes(secret)))).toEqual(secrets);
    const after = textsIn(await upgraded(disk));
    expect(secrets.filter((secret) => after.some((text) => text.includes(secret)))).toEqual([]);
  });

  it('[K4] is sealed once: another start changes nothing', async () => {
    const disk = await diskOf(number);
    const once = await upgraded(disk);
    expect(await upgraded(disk)).toEqual(once);
  });

  it('[W1, K4] gives up the key that lay there readable; a new writer goes on, and what the old one recorded is still sent', async () => {
    const disk = await diskOf(number);
    (await disk.open()).close();
    // The tablet was switched off before anything else was done.
    const stores = await disk.open();
    expect(await stores.hadReadableKey()).toBe(true);
    expect(await stores.activeWriter()).toBeNull();
    for (const row of await stores.db.writers.toArray()) expect(Object.keys(row)).not.toContain('privateKey');
    const me: Me = { officer: 'zhang', name: '张某', account: 'zhang', role: 'officer', court: 'hn-yuelu', courtName: '' };
    expect(await newWriter(stores, deviceRegistry(memoryStorage()), me, 'keyUnsealed', '2026-03-02T09:00:00.000Z')).toMatchObject({ letter: 'A′', replaces: { writer: WRITER, reason: 'keyUnsealed' } });
    expect(await stores.journalOf(WRITER).run(7, 1_000_000)).toHaveLength(2);
    stores.close();
    const again = await disk.open();
    expect([await again.hadReadableKey(), (await again.activeWriter())?.letter]).toEqual([false, 'A′']);
  });

  it('[B4] opens though a photo in it cannot be read any more; that one is tried again, and the others are sealed', async () => {
    const disk = await diskOf(number);
    const read = Blob.prototype.arrayBuffer;
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(function (this: Blob) {
      if (this.type === 'image/jpeg' && this.size === 'front'.length) throw new DOMException('broken', 'NotReadableError');
      return read.apply(this);
    });
    const stores = await disk.open();
    const sealedIn = async (): Promise<number> => (await stores.db.fileBytes.filter((row) => 'mime' in row).count());
    expect([await stores.db.fileBytes.count(), await sealedIn()]).toEqual([3, 2]);
    stores.close();
    vi.restoreAllMocks();
    expect((await looked(disk)).opened.fileBytes).toEqual(readableIn(dumpOf(number)).fileBytes);
  });

  it('knows of receipted files when the court signed for them', async () => {
    const stores = await (await diskOf(number)).open();
    const files = await stores.db.files.toArray();
    expect(files.filter(({ unsent }) => unsent === undefined).map(({ receiptedAt }) => receiptedAt).sort()).toEqual(['2026-03-02T02:30:00.000Z', '2026-03-02T03:30:00.000Z']);
    expect(files.filter(({ unsent }) => unsent === 1).map(({ receiptedAt }) => receiptedAt)).toEqual([undefined]);
    expect(await stores.db.files.where('receiptedAt').below('2026-03-02T03:00:00.000Z').count()).toBe(1);
  });
});

describe('[D4, R16] an upgrade that is broken off', () => {
  const steps = ['put', 'createIndex'] as const;
  afterEach(() => void vi.restoreAllMocks());

  /** Breaks the upgrade off at the n-th change of the database; false when there are not so many. */
  function breakOffAt(n: number): { didBreak: boolean } {
    const seen = { count: 0, didBreak: false };
    for (const step of steps) {
      const real = ObjectStore.prototype[step] as (...given: unknown[]) => unknown;
      vi.spyOn(ObjectStore.prototype, step).mockImplementation(function (this: IDBObjectStore, ...given: unknown[]) {
        const done: unknown = Reflect.apply(real, this, given);
        if (this.transaction.mode === 'versionchange' && (seen.count += 1) === n) {
          seen.didBreak = true;
          this.transaction.abort();
        }
        return done as never;
      });
    }
    return seen;
  }

  it.each(older)('from version %i is wholly old, and goes through the next time', async (number) => {
    let n = 1;
    for (; ; n += 1) {
      const disk = await diskOf(number);
      const seen = breakOffAt(n);
      const opened = await openStores('zhang', { keys: await disk.keys(), dexie: disk.dexie });
      vi.restoreAllMocks();
      if (!seen.didBreak) break;
      expect(opened).toMatchObject({ ok: false, problem: 'storageFailed' });
      expect(await dump(disk), `broken off at ${n}`).toEqual(dumpOf(number));
      expect((await looked(disk)).opened).toEqual(readableIn(dumpOf(number)));
    }
    expect(n).toBeGreaterThan(1);
  });

  it.each(older)('[K4] from version %i in the middle of its sealing loses nothing, and is gone on with', async (number) => {
    let n = 1;
    for (; ; n += 1) {
      const disk = await diskOf(number);
      const failing = sealsUntil(await disk.keys(), n);
      const opened = await openStores('zhang', { keys: failing.keys, dexie: disk.dexie });
      if (!failing.seen.didBreak) break;
      // Files that could not be sealed keep nobody from their work.
      expect(opened.ok, `broken off at ${n}`).toBe(n > textRows(dumpOf(number)));
      if (opened.ok) opened.stores.close();
      expect((await looked(disk)).opened, `broken off at ${n}`).toEqual(readableIn(dumpOf(number)));
      const left = textsIn(await dump(disk));
      expect(secretsIn(dumpOf(number)).filter((secret) => left.some((text) => text.includes(secret)))).toEqual([]);
    }
    expect(n).toBeGreaterThan(10);
  });
});

describe('[R17] an app of yesterday', () => {
  it('finds a store of today and leaves it alone', async () => {
    const factory = new IDBFactory();
    await loadStore(factory, NAME, { ...dumpOf(older[0] ?? 1), version: (newest.number + 1) * 10 });
    const before = await dumpStore(factory, NAME);
    expect(await openStores('zhang', { keys: await testVault(), dexie: { ...new TabletDisk().dexie, indexedDB: factory } })).toMatchObject({ ok: false, problem: 'newerVersion' });
    expect(await dumpStore(factory, NAME)).toEqual(before);
  });
});
