import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';
import type { Stores } from '@/storage';
import type { AppendBatch } from '@/sync/appendPorts';
import { aCreate, aPhoto, appendsIn, aSet, CASE, TabletDisk, WRITER } from '@tests/builders/tabletStores';
import { headAfter } from '@tests/builders/chainCheck';

let stores: Stores;
const journal = () => stores.journalOf(WRITER);
const everything = () => journal().run(1, Infinity);

beforeEach(async () => {
  stores = await new TabletDisk().open();
});

describe('[E2] recording', () => {
  it('chains the acts of one transaction and signs the last', async () => {
    const result = await appendsIn(stores).append([aCreate('i1'), aSet('i1', { note: '左灯坏' }), aCreate('i2')]);
    const run = await everything();
    expect(run.map(({ sig }) => sig !== undefined)).toEqual([false, false, true]);
    expect(await journal().chain()).toEqual({ writer: WRITER, head: headAfter(run), receiptedTo: 0, outcomesTo: 0 });
    expect(result).toEqual({ ok: true, entries: run.map(({ body }) => (JSON.parse(body) as { id: string }).id) });
  });

  it('writes many pending transactions in the order in which they were asked for', async () => {
    const queue = appendsIn(stores);
    const results = await Promise.all(Array.from({ length: 30 }, (_, n) => queue.append([aCreate(`i${n}`)])));
    expect(results.every(({ ok }) => ok)).toBe(true);
    const run = await everything();
    headAfter(run);
    expect(run.map(({ body }) => (JSON.parse(body) as { document: { id: string } }).document.id)).toEqual(Array.from({ length: 30 }, (_, n) => `i${n}`));
  });

  it('goes on where the journal ended before the browser was closed', async () => {
    const disk = new TabletDisk();
    const before = await disk.open();
    await appendsIn(before).append([aCreate('i1')]);
    before.close();
    stores = await disk.open();
    await appendsIn(stores).append([aSet('i1', { note: 'x' })]);
    expect(headAfter(await everything())?.seq).toBe(2);
    expect([...(await stores.states.load(CASE)).top.get('item/i1')?.paths['note'] ?? []]).toHaveLength(1);
  });

  it('nothing to record is recorded at once', async () => {
    expect(await appendsIn(stores).append([])).toEqual({ ok: true, entries: [] });
    expect((await journal().chain()).head).toBeNull();
  });
});

describe('[E7] what cannot be recorded is refused before anything is written', () => {
  const refusedWith = async (problem: string, acts: readonly EntryDraft[]) => {
    const queue = appendsIn(stores);
    expect(await queue.append(acts)).toMatchObject({ ok: false, problem });
    expect((await journal().chain()).head).toBeNull();
    expect((await stores.states.load(CASE)).top.size).toBe(0);
    // The next act is not held up.
    expect(await queue.append([aCreate('after')])).toMatchObject({ ok: true });
    headAfter(await everything());
  };

  it('a text, an entry, a transaction over the limit', async () => {
    await refusedWith('tooLarge', [aCreate('i', { text: 'x'.repeat(limits.textLength + 1) })]);
    stores = await new TabletDisk().open();
    await refusedWith('tooLarge', [aCreate('i', Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`t${n}`, '录'.repeat(50_000)])))]);
    stores = await new TabletDisk().open();
    await refusedWith('tooLarge', Array.from({ length: limits.transactionEntries + 1 }, (_, n) => aCreate(`i${n}`)));
  });

  it('a transcript of 100,000 characters is not too large', async () => {
    expect(await appendsIn(stores).append([aCreate('i', { text: '录'.repeat(100_000) })])).toMatchObject({ ok: true });
  });

  it('half a character', async () => {
    await refusedWith('unwritable', [aCreate('ok'), aCreate('i', { name: '车 \ud83d' })]);
  });

  it('[V1] a change of a document of a newer version; a note on it is taken', async () => {
    const newer = { kind: 'item', id: 'new', case: CASE, action: null, schema: 2, created: { entry: 'e', actor: 'a', at: 't' }, paths: {}, files: [], acts: [], frozen: null, pending: [], considered: {} };
    await stores.pull.apply('epoch-1', { case: CASE, scope: 1, from: 0, n: 1, upTo: 1, documents: [newer as never] });
    await refusedWith('newerVersion', [aSet('new', { name: 'x' })]);
    expect(await appendsIn(stores).append([{ op: 'note', case: CASE, action: null, document: { kind: 'item', id: 'new' }, change: { text: '见' } }])).toMatchObject({ ok: true });
  });

  it('a file that no act attaches is a fault of the screen, said loudly', async () => {
    const { file } = await aPhoto('i', 'bytes');
    await expect(appendsIn(stores).append([aCreate('i')], [file])).rejects.toThrow(/attaches/);
  });
});

describe('[D1] photos', () => {
  it('are on the disk, announced and unsent when the save is confirmed', async () => {
    const { act, file } = await aPhoto('i1', 'the bytes of a photo');
    const result = await appendsIn(stores).append([aCreate('i1'), act], [file]);
    const [unsent] = await stores.filesOf(WRITER).unsent();
    expect(unsent).toMatchObject({ sha256: file.note.sha256, entry: result.ok && result.entries[1], seq: 2, case: CASE, document: 'i1', role: 'photo' });
    expect(await (await stores.bytes(file.note.sha256))?.text()).toBe('the bytes of a photo');
  });

  it('whose bytes read back differently are not saved, and leave nothing behind', async () => {
    const { act, file } = await aPhoto('i1', 'good');
    const queue = appendsIn(stores, { store: { keepBytes: async (...given) => (await stores.appendsOf(WRITER).keepBytes(...given), [[new TextEncoder().encode('torn')]]) } });
    expect(await queue.append([aCreate('i1'), act], [file])).toMatchObject({ ok: false, problem: 'readBackDiffers' });
    expect((await journal().chain()).head).toBeNull();
    expect(await stores.bytes(file.note.sha256)).toBeNull();
    expect(await appendsIn(stores).append([aCreate('i1'), act], [file])).toMatchObject({ ok: true });
  });

  it('broken on the disk since an earlier save are healed by the bytes at hand', async () => {
    const { act, file } = await aPhoto('i1', 'good');
    await stores.db.fileBytes.put({ sha256: file.note.sha256, mime: 'image/jpeg', bytes: new Blob(['rotten']), storedAt: '2026-03-01T00:00:00.000Z' });
    expect(await appendsIn(stores).append([aCreate('i1'), act], [file])).toMatchObject({ ok: true });
    expect(await (await stores.bytes(file.note.sha256))?.text()).toBe('good');
  });

  it('that are announced already survive a failed save of the same bytes', async () => {
    const { act, file } = await aPhoto('i1', 'good');
    await appendsIn(stores).append([aCreate('i1'), act], [file]);
    const failing = appendsIn(stores, { store: { keepBytes: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) } });
    expect(await failing.append([act], [file])).toMatchObject({ ok: false, problem: 'storageFull' });
    expect(await (await stores.bytes(file.note.sha256))?.text()).toBe('good');
  });

  it('over the limit are refused before a byte is written', async () => {
    const { act, file } = await aPhoto('i1', 'x');
    expect(await appendsIn(stores).append([act], [{ ...file, note: { ...file.note, size: limits.fileBytes + 1 } }])).toMatchObject({ ok: false, problem: 'tooLarge' });
    expect(await stores.db.fileBytes.count()).toBe(0);
  });

  it('that were stored for a save which never ended go after a day, announced ones stay', async () => {
    const announced = await aPhoto('i1', 'kept');
    await appendsIn(stores).append([aCreate('i1'), announced.act], [announced.file]);
    const orphan = await aPhoto('i1', 'lost');
    await stores.appendsOf(WRITER).keepBytes([{ sha256: orphan.file.note.sha256, of: CASE, bytes: orphan.file.bytes }], '2026-03-02T01:00:00.000Z', false);
    expect(await stores.sweep('2026-03-01T00:00:00.000Z')).toBe(0);
    expect(await stores.sweep('2026-03-03T00:00:00.000Z')).toBe(1);
    expect(await stores.db.fileBytes.toCollection().primaryKeys()).toEqual([announced.file.note.sha256]);
  });

  it('[R3] that another tab swept before their entry was written: nothing is written, and the next try saves all', async () => {
    const { act, file } = await aPhoto('i', 'a photo');
    const store = stores.appendsOf(WRITER);
    const swept = {
      prepare: async (batch: AppendBatch) => {
        const { commit } = await store.prepare(batch);
        return { commit: async (sig: string) => (await stores.sweep('2026-03-03T00:00:00.000Z'), commit(sig)) };
      },
    };
    expect(await appendsIn(stores, { store: swept }).append([act], [file])).toMatchObject({ ok: false, problem: 'storageFailed' });
    expect([await stores.db.entries.count(), await stores.db.files.count()]).toEqual([0, 0]);
    expect(await appendsIn(stores).append([act], [file])).toMatchObject({ ok: true });
    expect(await stores.bytes(file.note.sha256)).not.toBeNull();
  });

  it('left over from an earlier try count as stored now: no sweep takes them for old', async () => {
    const { file } = await aPhoto('i', 'a photo');
    const files = [{ sha256: file.note.sha256, of: CASE, bytes: file.bytes }];
    await stores.appendsOf(WRITER).keepBytes(files, '2026-03-01T00:00:00.000Z', false);
    await stores.appendsOf(WRITER).keepBytes(files, '2026-03-02T12:00:00.000Z', false);
    expect(await stores.sweep('2026-03-02T00:00:00.000Z')).toBe(0);
  });
});
