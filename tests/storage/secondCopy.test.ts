import { beforeEach, describe, expect, it } from 'vitest';
import { readCopy } from '@/storage/recovery/readCopy';
import type { Stores } from '@/storage';
import { aCreate, aPhoto, appendsIn, TabletDisk } from '@tests/builders/tabletStores';
import { MemoryCopyDisk } from '@tests/doubles/memoryCopyDisk';

let disk: TabletDisk;
let copy: MemoryCopyDisk;
let stores: Stores;
beforeEach(async () => {
  disk = new TabletDisk();
  copy = new MemoryCopyDisk();
  stores = await disk.open('zhang', copy);
});
const settled = async (): Promise<void> => expect.poll(() => stores.copyLag()).toMatchObject({ records: 0, files: 0 });
const copiedTexts = async (): Promise<string[]> => (await readCopy(copy)).texts.map(({ header }) => header);
const storedTexts = async (): Promise<string[]> => (await stores.db.entries.toArray()).map(({ header }) => header);

describe('[D2] the second copy', () => {
  it('gets every entry as its exact texts, every file, drafts as they stand, and who writes', async () => {
    const { act, file } = await aPhoto('i', 'photo');
    await appendsIn(stores).append([aCreate('i')]);
    await appendsIn(stores).append([act], [file]);
    await stores.drafts.write('item/i/note', '左前');
    await stores.drafts.write('item/i/note', '左前灯破');
    await stores.drafts.write('item/i/name', '搅拌车');
    await stores.drafts.clear('item/i/name');
    await settled();
    const copied = await readCopy(copy);
    const rows = await stores.db.entries.toArray();
    expect(copied.texts).toEqual(rows.map(({ header, salt, body, sig }) => ({ header, salt, body, sig })));
    expect(copied.files).toEqual([{ sha256: file.note.sha256, size: 5 }]);
    expect([...copied.drafts]).toEqual([['item/i/note', '左前灯破']]);
    expect(await stores.drafts.count()).toBe(1);
  });

  it('is never waited for: what it cannot take is counted, saved all the same, and caught up with', async () => {
    copy.full = true;
    const { act, file } = await aPhoto('i', 'photo');
    expect(await appendsIn(stores).append([aCreate('i')])).toMatchObject({ ok: true });
    expect(await appendsIn(stores).append([act], [file])).toMatchObject({ ok: true });
    await settled();
    expect(stores.copyLag()?.failed).toBeGreaterThan(1);
    expect(await copiedTexts()).toEqual([]);
    copy.full = false;
    await stores.upkeep.catchUp();
    expect(await copiedTexts()).toEqual(await storedTexts());
    expect([...copy.filesHere.keys()]).toEqual([file.note.sha256]);
  });

  it('catches up with what a store of an earlier version held, once', async () => {
    await stores.db.drafts.put({ key: 'k', text: 'typed' });
    const other = await disk.open('zhang');
    await appendsIn(other).append([aCreate('i'), aCreate('j')]);
    await stores.upkeep.catchUp();
    expect(await copiedTexts()).toEqual(await storedTexts());
    expect((await readCopy(copy)).drafts.get('k')).toBe('typed');
    await stores.upkeep.catchUp();
    expect(await copiedTexts()).toHaveLength(2);
  });

  it('is missed by nobody where the browser has no place for it', async () => {
    const bare = await new TabletDisk().open('zhang', Promise.resolve(null));
    expect(await appendsIn(bare).append([aCreate('i')])).toMatchObject({ ok: true });
    await bare.upkeep.run('2026-03-20T00:00:00.000Z');
    expect(bare.copyLag()).toEqual({ available: false, records: 0, files: 0, failed: 0 });
    expect((await new TabletDisk().open()).copyLag()).toBeNull();
  });
});

describe('[D6] what the second copy lets go of', () => {
  const WEEK = '2026-03-09T00:00:00.000Z';
  const MONTH = '2026-04-02T00:00:00.000Z';

  async function receiptAll(): Promise<void> {
    const [chain] = await stores.db.chains.toArray();
    if (chain) await stores.db.chains.put({ ...chain, receiptedTo: chain.head?.seq ?? 0 });
    await stores.db.files.toCollection().modify((row: { unsent?: 1; receiptedAt?: string }) => {
      delete row.unsent;
      row.receiptedAt = '2026-03-02T03:00:00.000Z';
    });
  }

  it('is receipted and older than 14 days by the court’s time; unsent it stays for ever', async () => {
    const { act, file } = await aPhoto('i', 'photo');
    await appendsIn(stores).append([aCreate('i')]);
    await appendsIn(stores).append([act], [file]);
    await settled();
    const later = await disk.open('zhang', copy);
    await later.upkeep.tidy(MONTH);
    expect([copy.segmentsHere.size, copy.filesHere.size]).toEqual([1, 1]);
    await receiptAll();
    await later.upkeep.tidy(WEEK);
    expect([copy.segmentsHere.size, copy.filesHere.size]).toEqual([1, 1]);
    await later.upkeep.tidy(MONTH);
    expect([copy.segmentsHere.size, copy.filesHere.size]).toEqual([0, 0]);
    expect(await later.bytes(file.note.sha256)).not.toBeNull();
  });

  it('is nothing of a segment in which one entry or one draft is still wanted', async () => {
    await appendsIn(stores).append([aCreate('i')]);
    await settled();
    await receiptAll();
    await stores.drafts.write('k', 'typed');
    await settled();
    const later = await disk.open('zhang', copy);
    await later.upkeep.tidy(MONTH);
    expect(copy.segmentsHere.size).toBe(1);
    await later.drafts.clear('k');
    await later.upkeep.tidy(MONTH);
    expect([...copy.segmentsHere.keys()]).toEqual(['segment-2']);
  });

  it('is never this tab’s own segment', async () => {
    await appendsIn(stores).append([aCreate('i')]);
    await settled();
    await receiptAll();
    await stores.upkeep.tidy(MONTH);
    expect(copy.segmentsHere.size).toBe(1);
  });
});

describe('[B4, D7, R6] a photo whose bytes are broken in the main store', () => {
  it.each(['missing', 'other bytes'])('(%s) is healed from the second copy before it is sent', async (how) => {
    const { act, file } = await aPhoto('i', 'photo');
    await appendsIn(stores).append([act], [file]);
    await settled();
    const { sha256 } = file.note;
    if (how === 'missing') await stores.db.fileBytes.delete(sha256);
    else await stores.db.fileBytes.update(sha256, { bytes: new Blob(['ph0to']) });
    expect(await (await stores.soundBytes(sha256))?.text()).toBe('photo');
    const stored = await stores.bytes(sha256);
    expect([await stored?.text(), stored?.type]).toEqual(['photo', 'image/jpeg']);
  });

  it('is found by the scrub, which tells what neither copy has and leaves the sound ones alone', async () => {
    const photos = await Promise.all(['a', 'b', 'c'].map((content) => aPhoto('i', content)));
    for (const { act, file } of photos) await appendsIn(stores).append([act], [file]);
    await settled();
    const [a, b] = photos.map(({ file }) => file.note.sha256);
    await stores.db.fileBytes.bulkDelete([a ?? '', b ?? '']);
    copy.filesHere.set(b ?? '', new Blob(['x']));
    expect(await stores.upkeep.scrub()).toEqual({ looked: 3, healed: 1, missing: [b] });
    expect(await stores.soundBytes(b ?? '')).toBeNull();
    expect(await stores.upkeep.scrub()).toEqual({ looked: 3, healed: 0, missing: [b] });
  });
});

describe('[D8, R4] a full disk', () => {
  it('gives small records the room that was kept for them, and the room is kept again later', async () => {
    await stores.upkeep.renewReserve();
    expect(copy.reserved).toBe(2 * 1024 * 1024);
    const real = stores.db.backendDB().transaction.bind(stores.db.backendDB());
    let refused = 0;
    stores.db.backendDB().transaction = (...given) => {
      if (copy.reserved > 0 && given[1] === 'readwrite') {
        refused += 1;
        throw new DOMException('full', 'QuotaExceededError');
      }
      return real(...given);
    };
    expect(await appendsIn(stores).append([aCreate('i')])).toMatchObject({ ok: true });
    expect([refused, copy.reserved]).toEqual([1, 0]);
    await stores.upkeep.renewReserve();
    expect(copy.reserved).toBeGreaterThan(0);
  });

  it('without room kept is told, and what was there is intact', async () => {
    await appendsIn(stores).append([aCreate('i')]);
    const before = await stores.db.entries.toArray();
    const real = stores.db.backendDB().transaction.bind(stores.db.backendDB());
    stores.db.backendDB().transaction = (...given) => {
      if (given[1] === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
      return real(...given);
    };
    expect(await appendsIn(stores).append([aCreate('j')])).toMatchObject({ ok: false, problem: 'storageFull' });
    expect(await stores.db.entries.toArray()).toEqual(before);
  });
});
