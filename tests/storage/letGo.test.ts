import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoomKeeper } from '@/app/workspace/roomKeeper';
import type { Stores } from '@/storage';
import { bytesWanted, mayGo } from '@/storage/pressure';
import { aCreate, aPhoto, appendsIn, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { MemoryCopyDisk } from '@tests/doubles/memoryCopyDisk';

const NOW = '2026-04-01T00:00:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const MB = 1024 * 1024;

describe('which bytes may go', () => {
  it('[D6] none while there is room or nobody knows how much; above four fifths down to seven tenths; a burst after a failure', () => {
    expect(bytesWanted({ usageBytes: 80, quotaBytes: 100 }, false)).toBe(0);
    expect(bytesWanted({ usageBytes: null, quotaBytes: null }, false)).toBe(0);
    expect(bytesWanted({ usageBytes: 0, quotaBytes: 0 }, false)).toBe(0);
    expect(bytesWanted({ usageBytes: 90, quotaBytes: 100 }, false)).toBe(20);
    expect(bytesWanted({ usageBytes: null, quotaBytes: null }, true)).toBe(64 * MB);
    expect(bytesWanted({ usageBytes: 1_000 * MB, quotaBytes: 1_000 * MB }, true)).toBe(300 * MB);
  });

  it('[D6] never what is unsent by any of its entries, never what is younger than 14 days; oldest first, no more than is wanted', () => {
    const file = fc.record({
      sha256: fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'),
      size: fc.constant(10),
      age: fc.constantFrom(1, 13, 14, 15, 30, 60, null),
      unsent: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), fc.nat({ max: 60 }), (drawn, wanted) => {
        const files = drawn.map(({ sha256, size, age, unsent }) => ({ sha256, size, ...(age === null ? {} : { receiptedAt: daysAgo(age) }), ...(unsent ? { unsent: 1 as const } : {}) }));
        const going = mayGo(files, NOW, wanted).map(({ sha256 }) => sha256);
        const youngest = (sha256: string): number => Math.min(...drawn.filter((one) => one.sha256 === sha256).map(({ age, unsent }) => (unsent || age === null ? -1 : age)));
        const free = [...new Set(drawn.map(({ sha256 }) => sha256))].filter((sha256) => youngest(sha256) > 14);
        expect(going.every((sha256) => free.includes(sha256))).toBe(true);
        expect(going.length).toBe(Math.min(free.length, Math.ceil(wanted / 10)));
        expect(going.map(youngest)).toEqual(free.map(youngest).sort((a, b) => b - a).slice(0, going.length));
      }),
    );
  });
});

describe('a tablet that runs out of room', () => {
  let copy: MemoryCopyDisk;
  let stores: Stores;
  /** By the age of their receipts in days; null: unsent. */
  const ages = { old: 40, older: 60, young: 5, unsent: null } as const;
  const hashes = new Map<string, string>();
  beforeEach(async () => {
    copy = new MemoryCopyDisk();
    stores = await new TabletDisk().open('zhang', copy);
    for (const [name, age] of Object.entries(ages)) {
      const { act, file } = await aPhoto('i1', `${name} photo`.padEnd(1_000));
      hashes.set(name, file.note.sha256);
      expect(await appendsIn(stores).append([aCreate(name), act], [file])).toMatchObject({ ok: true });
      const row = (await stores.filesOf(WRITER).unsent()).find(({ sha256 }) => sha256 === file.note.sha256);
      if (age !== null && row) await stores.filesOf(WRITER).receipted('jws', { entry: row.entry, sha256: row.sha256, size: row.size, at: daysAgo(age) });
    }
    await expect.poll(() => stores.copyLag()).toMatchObject({ records: 0, files: 0 });
  });
  const here = async (): Promise<string[]> => {
    const there = await Promise.all([...hashes].map(async ([name, sha256]) => ((await stores.has(sha256)) ? [name] : [])));
    return there.flat().sort();
  };
  const copied = async (): Promise<string[]> => (await copy.files()).map(({ sha256 }) => [...hashes].find(([, hash]) => hash === sha256)?.[0] ?? '').sort();

  it('[D6] lets go of the oldest first, from both copies, says how much, and keeps rows and entries', async () => {
    expect(await stores.letGo.free(NOW, 1)).toBe(1_000);
    expect(await here()).toEqual(['old', 'unsent', 'young']);
    expect(await copied()).toEqual(['old', 'unsent', 'young']);
    expect(await stores.letGo.free(NOW, 1e9)).toBe(1_000);
    expect(await here()).toEqual(['unsent', 'young']);
    expect(await copied()).toEqual(['unsent', 'young']);
    expect(await stores.letGo.soFar()).toEqual({ files: 2, bytes: 2_000, at: NOW });
    expect(await stores.letGo.free(NOW, 1e9)).toBe(0);
    expect([await stores.db.files.count(), await stores.db.entries.count()]).toEqual([4, 8]);
  });

  it('[D6] looks at the court’s time alone: with none told, or a tablet’s clock ten years ahead, nothing goes', async () => {
    const full = { usageBytes: 99, quotaBytes: 100, persisted: true };
    const keeper = createRoomKeeper({ stores, room: async () => full, after: () => () => undefined });
    expect(await keeper.look(true)).toBe(0);
    await stores.keepServerTime(daysAgo(35));
    expect(await keeper.look(true)).toBe(1_000);
    expect(await here()).toEqual(['old', 'unsent', 'young']);
    expect(keeper.room.letGo).toEqual({ files: 1, bytes: 1_000, at: daysAgo(35) });
  });

  it('[D2] says while saves count by the main store alone, and no longer than that', async () => {
    const keeper = createRoomKeeper({ stores, room: async () => ({ usageBytes: null, quotaBytes: null, persisted: null }), after: () => () => undefined });
    const save = () => keeper.whileRoom(() => appendsIn(stores).append([aCreate('later')]));
    copy.full = true;
    expect(await save()).toMatchObject({ ok: true });
    expect(keeper.room.copyTrouble).toBe('refuses');
    copy.full = false;
    await save();
    expect(keeper.room.copyTrouble).toBeNull();
  });

  it('[D6, R4] a save that finds no room is tried once more when some was made, and is told to have failed when none could be', async () => {
    await stores.keepServerTime(NOW);
    const keeper = createRoomKeeper({ stores, room: async () => ({ usageBytes: null, quotaBytes: null, persisted: null }), after: () => () => undefined });
    const full = { ok: false, problem: 'storageFull', detail: '' } as const;
    let tries = 0;
    expect(await keeper.whileRoom(async () => ((tries += 1) === 1 ? full : { ok: true, entries: [] }))).toEqual({ ok: true, entries: [] });
    expect(await here()).toEqual(['unsent', 'young']);
    tries = 0;
    expect(await keeper.whileRoom(async () => ((tries += 1), full))).toEqual(full);
    expect(tries).toBe(1);
    expect(await here()).toEqual(['unsent', 'young']);
  });
});
