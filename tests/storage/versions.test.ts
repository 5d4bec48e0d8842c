import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory, IDBObjectStore as ObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStores } from '@/storage';
import { clearOnReasons, deviceClearOn, metaClearOn, tableClearOn } from '@/storage/clearOn';
import { databaseName } from '@/storage/officerDatabase';
import { newest, versions } from '@/storage/versions';
import { TabletDisk } from '@tests/builders/tabletStores';
import { dumpStore, loadStore, type StoreDump } from './dumps/storeDump';

const NAME = databaseName('zhang');
/** A released schema never changes. When this fails, write a new version file. */
const released: Readonly<Record<number, string>> = {
  1: '144395cdf8c821d83f9d13836b1d369035fb95bbcbe2ad9d2744ab63dbd53b86',
  2: 'fe83e4c69f736348ff16c63ff61b0c9fd398a57930ea5ad5f8fd4ed85f9c8ec8',
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

  it('keeps every row, to the byte where the step does not speak of it', async () => {
    const [before, after] = [dumpOf(number), await upgraded(await diskOf(number))];
    for (const { name, rows } of before.stores) {
      expect(rows.length, name).toBeGreaterThan(0);
      if (name === 'meta') continue;
      const kept = rowsOf(after, name).map((row) => (name === 'files' ? Object.fromEntries(Object.entries(row as object).filter(([key]) => key !== 'receiptedAt')) : row));
      expect(kept.map(hash), name).toEqual(rows.map(hash));
    }
    for (const row of rowsOf(before, 'meta')) expect(rowsOf(after, 'meta')).toContainEqual(row);
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
    const whole = await upgraded(await diskOf(number));
    let n = 1;
    for (; ; n += 1) {
      const disk = await diskOf(number);
      const seen = breakOffAt(n);
      const opened = await openStores('zhang', { dexie: disk.dexie });
      vi.restoreAllMocks();
      if (!seen.didBreak) break;
      expect(opened).toMatchObject({ ok: false, problem: 'storageFailed' });
      expect(await dump(disk), `broken off at ${n}`).toEqual(dumpOf(number));
      const after = await upgraded(disk);
      expect(after.stores.filter(({ name }) => name !== 'meta')).toEqual(whole.stores.filter(({ name }) => name !== 'meta'));
    }
    expect(n).toBeGreaterThan(3);
  });
});

describe('[R17] an app of yesterday', () => {
  it('finds a store of today and leaves it alone', async () => {
    const factory = new IDBFactory();
    await loadStore(factory, NAME, { ...dumpOf(older[0] ?? 1), version: (newest.number + 1) * 10 });
    const before = await dumpStore(factory, NAME);
    expect(await openStores('zhang', { dexie: { ...new TabletDisk().dexie, indexedDB: factory } })).toMatchObject({ ok: false, problem: 'newerVersion' });
    expect(await dumpStore(factory, NAME)).toEqual(before);
  });
});
