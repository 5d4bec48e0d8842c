import { beforeEach, describe, expect, it } from 'vitest';
import type { Stores } from '@/storage';
import { createSealing, OFFICERS_OWN, type Sealing } from '@/storage/sealing';
import { openIndex } from '@/storage/tables/caseIndex';
import { documentOf } from '@/storage/tables/documents';
import { draftText } from '@/storage/tables/drafts';
import { openEntry } from '@/storage/tables/entries';
import { CourtFeed } from '@tests/builders/pulledPage';
import { aCreate, aPhoto, appendsIn, TabletDisk } from '@tests/builders/tabletStores';
import { testVault } from '@tests/builders/testVault';

let disk: TabletDisk;
let stores: Stores;
let sealing: Sealing;
beforeEach(async () => {
  disk = new TabletDisk();
  stores = await disk.open();
  sealing = createSealing(stores.db, await disk.keys());
});
const plain = new TextEncoder().encode('左前灯破');
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('[K2] the keys of cases', () => {
  it('are one for each case, made once, even when many ask at once', async () => {
    const sealed = await Promise.all(Array.from({ length: 20 }, (_, i) => sealing.seal(`case-${i % 2}`, `r${i}`, plain)));
    expect((await stores.db.keys.toArray()).map(({ of }) => of).sort()).toEqual(['case-0', 'case-1']);
    expect(new Set(sealed.map((one) => sealing.keyIdOf(one))).size).toBe(2);
    expect(new Set(sealed.map((one) => Buffer.from(one).toString('hex'))).size).toBe(20);
  });

  it('are on the disk before anything is sealed with them, and used again after a new start', async () => {
    const sealed = await sealing.seal('case-1', 'r', plain);
    stores.close();
    const again = await disk.open();
    const later = createSealing(again.db, await disk.keys());
    expect(text(await later.open('r', sealed))).toBe('左前灯破');
    expect(later.keyIdOf(await later.seal('case-1', 'r', plain))).toBe(sealing.keyIdOf(sealed));
    expect(await again.db.keys.count()).toBe(1);
  });

  it('that two tabs made at the same time both open, in either tab', async () => {
    const other = createSealing((await disk.open()).db, await disk.keys());
    const [a, b] = await Promise.all([sealing.seal('case-1', 'a', plain), other.seal('case-1', 'b', plain)]);
    expect([text(await other.open('a', a)), text(await sealing.open('b', b))]).toEqual(['左前灯破', '左前灯破']);
  });

  it('that could not be stored seal nothing; the next try makes one', async () => {
    const add = stores.db.keys.add.bind(stores.db.keys);
    stores.db.keys.add = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never;
    await expect(sealing.seal('case-1', 'r', plain)).rejects.toThrow();
    stores.db.keys.add = add;
    expect(text(await sealing.open('r', await sealing.seal('case-1', 'r', plain)))).toBe('左前灯破');
    expect(await stores.db.keys.count()).toBe(1);
  });

  it('of another vault open nothing here, and stand in no way: a new one is made beside them', async () => {
    const others = createSealing((await new TabletDisk().open()).db, await testVault());
    const lost = await others.seal('case-1', 'r', plain);
    await sealing.adopt(await others.keysOf([lost]));
    await expect(sealing.open('r', lost)).rejects.toThrow();
    const sealed = await sealing.seal('case-1', 'r', plain);
    expect(text(await sealing.open('r', sealed))).toBe('左前灯破');
    expect(sealing.keyIdOf(sealed)).not.toBe(sealing.keyIdOf(lost));
    // The foreign one stays: with it the court can open what comes from the second copy.
    expect(await stores.db.keys.count()).toBe(2);
  });

  it('lie wrapped, each for its own case: one that was given another name opens nothing', async () => {
    const sealed = await sealing.seal('case-1', 'r', plain);
    const [row] = await stores.db.keys.toArray();
    if (!row) throw new Error('no key');
    await stores.db.keys.put({ ...row, of: 'case-2' });
    await expect(createSealing(stores.db, await disk.keys()).open('r', sealed)).rejects.toThrow();
  });
});

describe('[K1] what is sealed', () => {
  it.each([
    ['as another record', (sealed: Uint8Array) => sealing.open('other', sealed)],
    ['with any one byte changed', (sealed: Uint8Array) => Promise.any(Array.from(sealed, (_, i) => sealing.open('r', sealed.map((byte, j) => (j === i ? byte ^ 1 : byte)))))],
    ['cut short anywhere', (sealed: Uint8Array) => Promise.any(Array.from(sealed, (_, i) => sealing.open('r', sealed.slice(0, i))))],
    ['with something behind it', (sealed: Uint8Array) => sealing.open('r', Uint8Array.of(...sealed, 0))],
    ['when its key is unknown', async (sealed: Uint8Array) => (await stores.db.keys.clear(), createSealing(stores.db, await disk.keys()).open('r', sealed))],
    ['when it was never sealed', () => sealing.open('r', plain)],
  ])('does not open %s', async (_how, open) => {
    const sealed = await sealing.seal('case-1', 'r', plain);
    await expect(open(sealed)).rejects.toThrow();
  });

  it('is every row that says something of a case: moved to another place, none opens', async () => {
    const [queue, photo] = [appendsIn(stores), await aPhoto('i1', 'photo')];
    await queue.append([aCreate('i1'), photo.act], [photo.file]);
    await queue.append([aCreate('i1', { name: '吊车' }, 'case-2'), aCreate('i2', { name: '货车' }, 'case-2')]);
    const feed = new CourtFeed();
    feed.fold(...(await stores.journalOf('writer-a').run(1, 1_000_000)).slice(0, 1));
    await stores.pull.apply('e', feed.page());
    await stores.drafts.write('a', '一');
    await stores.drafts.write('b', '二');

    const [entries, documents, drafts] = [await stores.db.entries.toArray(), await stores.db.documents.toArray(), await stores.db.drafts.toArray()];
    const [first, second] = entries;
    const [one, , other] = documents;
    const [a, b] = drafts;
    const index = await stores.db.caseIndex.get('case-1');
    if (!first || !second || !one || !other || !a || !b || !index) throw new Error('too few rows');
    for (const open of [
      () => openEntry(sealing, { ...first, text: second.text }),
      () => openEntry(sealing, { ...first, seq: 9 }),
      () => openEntry(sealing, { ...first, writer: 'writer-b' }),
      () => documentOf(sealing, { ...one, json: other.json }),
      () => documentOf(sealing, { ...one, case: 'case-3' }),
      () => documentOf(sealing, { ...one, id: 'i9' }),
      () => draftText(sealing, { ...a, text: b.text }),
      () => openIndex(sealing, { ...index, case: 'case-2' }),
    ]) await expect(open()).rejects.toThrow();
    expect([(await openEntry(sealing, first)).body, JSON.stringify(await documentOf(sealing, one)), await draftText(sealing, a)].join(' ')).toMatch(/搅拌车.*一/);
  });

  it('tells the keys that it was sealed with, each once', async () => {
    const sealed = await Promise.all([sealing.seal('case-1', 'a', plain), sealing.seal('case-1', 'b', plain), sealing.seal(OFFICERS_OWN, 'c', plain)]);
    expect((await sealing.keysOf([...sealed, plain])).map(({ of }) => of).sort()).toEqual(['', 'case-1']);
  });
});
