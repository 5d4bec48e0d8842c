import { beforeEach, describe, expect, it } from 'vitest';
import { hashBlob } from '@/platform/hashBlob';
import { openCopied, readCopy } from '@/storage/recovery/readCopy';
import { readRecords } from '@/storage/secondCopy/copyRecord';
import { openBlob } from '@/storage/sealedBlob';
import { createSealing, type KeyMaker, type Sealing } from '@/storage/sealing';
import { draftRow, draftText } from '@/storage/tables/drafts';
import { openTexts } from '@/storage/tables/entries';
import type { KeyRow, Stores } from '@/storage';
import { openRows } from '@tests/builders/openRows';
import { testVault } from '@tests/builders/testVault';
import { aCreate, aPhoto, appendsIn, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';
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
const copiedTexts = async (): Promise<string[]> => (await readCopy(copy)).entries.map(({ header }) => header);
/** What the second copy says, opened with the keys that lie in it alone. */
async function openedCopy() {
  const copied = await readCopy(copy);
  return openCopied(await sealingWith(copied.keys, await disk.keys()), copied);
}
/** A store in which nothing is but these keys. */
async function sealingWith(keys: readonly KeyRow[], maker: KeyMaker): Promise<Sealing> {
  const sealing = createSealing((await new TabletDisk().open()).db, maker);
  await sealing.adopt(keys);
  return sealing;
}
const storedTexts = async (): Promise<string[]> => (await stores.db.entries.toArray()).map(({ header }) => header);

function gate(): { readonly passed: Promise<void>; goOn(): void } {
  let goOn = (): void => {};
  const passed = new Promise<void>((through) => (goOn = through));
  return { passed, goOn };
}
function held(): ReturnType<typeof gate> {
  const waiting = gate();
  copy.held = waiting.passed;
  return waiting;
}

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
    const copied = await openedCopy();
    const rows = (await openRows(stores.db, await disk.keys())).entries;
    expect(copied.texts).toEqual(rows.map(({ header, salt, body, sig }) => ({ header, salt, body, sig })));
    expect(copied.unopened).toBe(0);
    expect((await readCopy(copy)).files).toEqual([{ sha256: file.note.sha256, size: (await stores.db.fileBytes.get(file.note.sha256))?.bytes.size }]);
    expect([...copied.drafts]).toEqual([['item/i/note', '左前灯破']]);
    expect(await stores.drafts.count()).toBe(1);
  });

  it('[E6, X1] takes no copy of what the court said for a draft: it is not counted, not copied and not exported', async () => {
    await stores.drafts.write('copy/team', '{}');
    await stores.drafts.write('item/i/note', '左前');
    await stores.upkeep.catchUp();
    expect([...(await readCopy(copy)).drafts.keys()]).toEqual(['item/i/note']);
    expect(await stores.drafts.count()).toBe(1);
    expect((await stores.bundle.contents()).drafts.map(({ key }) => key)).toEqual(['item/i/note']);
    expect(await stores.drafts.read('copy/team')).toBe('{}');
  });

  it('[D1, R1] has the entry and the bytes of a photo before the photo counts as saved; acts are flushed together meanwhile, and answered in their order', async () => {
    const disk = held();
    const { act, file } = await aPhoto('i', 'photo');
    const queue = appendsIn(stores);
    const told: string[] = [];
    const saves = [
      queue.append([aCreate('i'), act], [file]).then(() => told.push('photo')),
      queue.append([aCreate('j')]).then(() => told.push('j')),
      queue.append([aCreate('k')]).then(() => told.push('k')),
    ];
    await expect.poll(() => stores.db.entries.count()).toBe(4);
    expect(told).toEqual([]);
    let appends = 0;
    const append = copy.append.bind(copy);
    copy.append = (...given) => {
      appends += 1;
      return append(...given);
    };
    disk.goOn();
    await Promise.all(saves);
    expect(told).toEqual(['photo', 'j', 'k']);
    expect(await copiedTexts()).toEqual(await storedTexts());
    expect([...copy.filesHere.keys()]).toEqual([file.note.sha256]);
    expect([appends, stores.copyLag()?.alone]).toEqual([1, 0]);
  });

  it('[K4] is made of envelopes: each record opens with the keys that it brings, by the officer’s vault and no other, and says nothing without', async () => {
    const { act, file } = await aPhoto('i', '照片的字节');
    await appendsIn(stores).append([aCreate('i', { name: '搅拌车' }), aCreate('j', { name: '吊车' }, 'case-2')]);
    await appendsIn(stores).append([act], [file]);
    await stores.drafts.write('item/i/note', '左前灯破');
    await settled();
    const records = [...copy.segmentsHere.values()].flatMap((bytes) => readRecords(bytes).records);
    const said: string[] = [];
    for (const record of records) {
      if (!('keys' in record)) throw new Error(record.is);
      const [bare, others] = [await sealingWith(record.keys, await disk.keys()), await sealingWith(record.keys, await testVault())];
      const open = (sealing: Sealing): Promise<unknown[]> =>
        record.is === 'sealedEntries' ? Promise.all(record.entries.map((entry) => openTexts(sealing, entry, entry.text))) : Promise.all(record.text ? [draftText(sealing, { key: record.key, text: record.text })] : []);
      said.push(JSON.stringify(await open(bare)));
      await expect(open(others)).rejects.toThrow();
      // No more keys than it takes: nobody is handed another case with it.
      expect(record.keys.map(({ of }) => of).sort()).toEqual(record.is === 'sealedDraft' ? [''] : [...new Set(record.entries.map(({ seq }) => (seq === 2 ? 'case-2' : CASE)))].sort());
    }
    expect(said.join(' ')).toMatch(/搅拌车.*吊车.*左前灯破/);
    // The bytes of the photo open with what the record of its act brings.
    const attached = records.find((record) => record.is === 'sealedEntries' && record.entries.some(({ seq }) => seq === 3));
    const lies = copy.filesHere.get(file.note.sha256) ?? new Blob();
    const opened = await openBlob(await sealingWith(attached && 'keys' in attached ? attached.keys : [], await disk.keys()), file.note.sha256, 'image/jpeg', lies);
    expect(await hashBlob(opened)).toBe(file.note.sha256);
    const everything = [...copy.segmentsHere.values(), new Uint8Array(await lies.arrayBuffer())].map((bytes) => Buffer.from(bytes).toString()).join('');
    for (const secret of ['搅拌车', '吊车', '左前灯破', '照片的字节']) expect(everything).not.toContain(secret);
  });

  it('holds nothing of what the main store undid', async () => {
    const { act, file } = await aPhoto('i', 'photo');
    const queue = appendsIn(stores, { store: { keepBytes: async (...given) => (await stores.appendsOf(WRITER).keepBytes(...given), [[new TextEncoder().encode('torn')]]) } });
    expect(await queue.append([aCreate('i'), act], [file])).toMatchObject({ ok: false });
    await settled();
    expect([await copiedTexts(), copy.filesHere.size]).toEqual([[], 0]);
  });

  it.each(['before it is open', 'while it writes'])('that does not answer (%s) holds no save up for longer than its limit, says so, and is waited for again once it answers', async (when) => {
    const timers: (() => void)[] = [];
    const opening = gate();
    const here = await disk.open('zhang', when === 'while it writes' ? copy : opening.passed.then(() => copy), (_delayMs, run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    });
    const writing = when === 'while it writes' ? held() : null;
    const saving = appendsIn(here).append([aCreate('i')]);
    await expect.poll(() => here.db.entries.count()).toBe(1);
    await expect.poll(() => timers.length).toBe(1);
    timers[0]?.();
    expect(await saving).toMatchObject({ ok: true });
    expect(await appendsIn(here).append([aCreate('j')])).toMatchObject({ ok: true });
    expect(here.copyLag()).toMatchObject({ alone: 2, trouble: 'silent', records: 2 });
    opening.goOn();
    writing?.goOn();
    await expect.poll(() => here.copyLag()).toMatchObject({ records: 0, failed: 0, trouble: null });
    expect(await appendsIn(here).append([aCreate('k')])).toMatchObject({ ok: true });
    expect([(await copiedTexts()).length, here.copyLag()?.alone]).toEqual([3, 2]);
  });

  it('gets the room that was kept for small records when the disk is full', async () => {
    await stores.upkeep.renewReserve();
    const append = copy.append.bind(copy);
    copy.append = (...given) => (copy.reserved > 0 ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : append(...given));
    expect(await appendsIn(stores).append([aCreate('i')])).toMatchObject({ ok: true });
    expect(await copiedTexts()).toEqual(await storedTexts());
    expect(stores.copyLag()).toMatchObject({ failed: 0, alone: 0, trouble: null });
  });

  it('that takes nothing loses no save: it is counted, told, and caught up with', async () => {
    copy.full = true;
    const { act, file } = await aPhoto('i', 'photo');
    expect(await appendsIn(stores).append([aCreate('i')])).toMatchObject({ ok: true });
    expect(await appendsIn(stores).append([act], [file])).toMatchObject({ ok: true });
    await settled();
    expect(stores.copyLag()).toMatchObject({ alone: 2, trouble: 'refuses', failed: 3 });
    expect(await copiedTexts()).toEqual([]);
    copy.full = false;
    await stores.upkeep.catchUp();
    expect(stores.copyLag()?.trouble).toBeNull();
    expect(await copiedTexts()).toEqual(await storedTexts());
    expect([...copy.filesHere.keys()]).toEqual([file.note.sha256]);
  });

  it('catches up with what a store of an earlier version held, once', async () => {
    await stores.db.drafts.put(await draftRow(createSealing(stores.db, await disk.keys()), 'k', 'typed'));
    const other = await disk.open('zhang');
    await appendsIn(other).append([aCreate('i'), aCreate('j')]);
    await stores.upkeep.catchUp();
    expect(await copiedTexts()).toEqual(await storedTexts());
    expect((await openedCopy()).drafts.get('k')).toBe('typed');
    await stores.upkeep.catchUp();
    expect(await copiedTexts()).toHaveLength(2);
  });

  it('is missed by nobody where the browser has no place for it', async () => {
    const bare = await new TabletDisk().open('zhang', Promise.resolve(null));
    expect(await appendsIn(bare).append([aCreate('i')])).toMatchObject({ ok: true });
    await bare.upkeep.run('2026-03-20T00:00:00.000Z');
    expect(bare.copyLag()).toEqual({ available: false, records: 0, files: 0, failed: 0, alone: 0, trouble: null });
    expect((await new TabletDisk().open()).copyLag()).toBeNull();
  });
});

describe('[D6] what the second copy lets go of', () => {
  const WEEK = '2026-03-09T00:00:00.000Z';
  const MONTH = '2026-04-02T00:00:00.000Z';

  /** The court signs for everything, at its own time. */
  async function receiptAll(at = '2026-03-02T03:00:00.000Z'): Promise<void> {
    const [chain] = await stores.db.chains.toArray();
    if (chain?.head) expect(await stores.journalOf(chain.writer).receipted('jws', { writer: chain.writer, from: 1, to: chain.head.seq, head: chain.head.hash, at })).toBe(true);
    await stores.db.files.toCollection().modify((row: { unsent?: 1; receiptedAt?: string }) => {
      delete row.unsent;
      row.receiptedAt = at;
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

  it('is aged by the court’s time, though the tablet’s clock may be a year behind', async () => {
    await appendsIn(stores).append([aCreate('i')]);
    await settled();
    await receiptAll('2027-03-02T03:00:00.000Z');
    const later = await disk.open('zhang', copy);
    await later.upkeep.tidy('2027-03-09T00:00:00.000Z');
    expect(copy.segmentsHere.size).toBe(1);
    await later.upkeep.tidy('2027-04-02T00:00:00.000Z');
    expect(copy.segmentsHere.size).toBe(0);
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
