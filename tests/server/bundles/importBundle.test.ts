import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '@/server/bundles/openBundle';
import { importBundle } from '@/server/usecases/importBundle';
import { createSealing } from '@/storage/sealing';
import { openEntry, storedEntry } from '@/storage/tables/entries';
import type { BundleCounts } from '@/wire/bundle';
import { filesCheckReply } from '@/wire/files';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { openRows } from '@tests/builders/openRows';
import { storedTablet, type StoredTablet } from '@tests/builders/storedTablet';
import { startTestGateway, type TestGateway } from '../testGateway';

const CASE = 'case-1';
const log = { foldFirstFailed: () => undefined, foldFailed: () => undefined, auditFailed: () => undefined };
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('an emergency export, imported at the court,', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
    await addCase(test.gateway.db, court.courtId, CASE, { team: court.teamId });
  });
  afterAll(() => test.stop());

  const import_ = async (bytes: Buffer, carrier = 'import-bundle'): Promise<BundleCounts> => {
    const path = join(test.gateway.dataFolder.root, 'one.fwbundle');
    await writeFile(path, bytes);
    return importBundle(test.gateway, { bundle: await openBundle(path, test.gateway.keys, async (of) => of === court.courtId), carrier, from: 'command:test' }, log);
  };
  const entriesAtCourt = (writer: string) => test.gateway.db.selectFrom('entries').selectAll().where('writer_id', '=', writer).orderBy('seq').execute();
  const textsOnTablet = async ({ stores, keys }: StoredTablet) => (await openRows(stores.db, keys)).entries.map(({ seq, header, salt, body, sig }) => ({ seq, header, salt, body, sig: sig ?? null }));
  const expectAllThere = async (device: StoredTablet): Promise<void> => {
    const stored = await entriesAtCourt(device.tablet.id);
    expect(stored.map(({ seq, header, salt, body, sig }) => ({ seq, header: header.toString('utf8'), salt: salt.toString('hex'), body: body.toString('utf8'), sig }))).toEqual(await textsOnTablet(device));
    for (const { sha256 } of await device.stores.db.files.toArray()) {
      expect(hashOf(await readFile(join(test.gateway.dataFolder.blobs, sha256.slice(0, 2), sha256)))).toBe(sha256);
    }
    const files = await test.gateway.db.selectFrom('attachments').select(['state', 'sha256']).where('writer_id', '=', device.tablet.id).execute();
    expect(files.map(({ state }) => state)).toEqual(files.map(() => 'stored'));
  };

  it('[X2] brings every entry as its exact texts and every photo with its hash, folded like a push, and notes who brought it', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE, 1_200_000, 40_000);
    await device.recordItem(CASE, 3_000);
    expect(await import_(await device.export())).toEqual({ entries: { stored: 5, known: 0 }, files: { stored: 3, known: 0 }, drafts: 0, refused: [] });
    await expectAllThere(device);
    const stored = await entriesAtCourt(device.tablet.id);
    expect(stored.map(({ outcome }) => outcome?.is)).toEqual(stored.map(() => 'folded'));
    expect(stored.map(({ carrier_device }) => carrier_device)).toEqual(stored.map(() => 'import-bundle'));
  });

  it('[X2, P7] comes in any number of times and nothing twice; then the tablet itself sends: duplicates only, with receipts', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE, 30_000, 2_000);
    const bundle = await device.export();
    await import_(bundle);
    for (let again = 0; again < 3; again += 1) expect(await import_(bundle)).toEqual({ entries: { stored: 0, known: 3 }, files: { stored: 0, known: 2 }, drafts: 0, refused: [] });
    const reply = await device.tablet.push(await device.stores.journalOf(device.tablet.id).run(1, 1_000_000));
    expect(reply.answers.map((answer) => answer.stored && answer.duplicate)).toEqual([true, true, true]);
    expect(reply.head?.seq).toBe(3);
    expect(reply.receipts.length).toBeGreaterThan(0);
    const files = (await device.stores.db.files.toArray()).map(({ entry, sha256 }) => ({ entry, sha256 }));
    const asked = await device.tablet.browser.post('/api/files/check', { writer: device.tablet.id, files });
    expect(filesCheckReply.parse(await asked.json()).receipts).toHaveLength(2);
    expect(await entriesAtCourt(device.tablet.id)).toHaveLength(3);
    await expectAllThere(device);
  });

  it('[X2] after the tablet sent a part of it, brings the rest; the whole journal lies in it, bytes only of what is unsent', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE, 300_000);
    await import_(await device.export());
    await device.stores.db.files.toCollection().modify((row) => void delete (row as { unsent?: 1 }).unsent);
    await device.recordItem(CASE, 7_000);
    const bundle = await device.export();
    expect(bundle.length).toBeLessThan(50_000);
    expect(await import_(bundle, 'tablet-b')).toEqual({ entries: { stored: 2, known: 2 }, files: { stored: 1, known: 1 }, drafts: 0, refused: [] });
    expect((await entriesAtCourt(device.tablet.id)).map(({ carrier_device }) => carrier_device)).toEqual(['import-bundle', 'import-bundle', 'tablet-b', 'tablet-b']);
  });

  it('[X1] with nothing unsent holds the journal alone, and what is typed only as a draft', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE);
    await device.stores.drafts.write('note', '还没写完');
    await import_(await device.export());
    expect(await import_(await device.export())).toEqual({ entries: { stored: 0, known: 1 }, files: { stored: 0, known: 0 }, drafts: 1, refused: [] });
    // The tablet may be gone for good: the text is kept, once, however often the file comes.
    await import_(await device.export());
    const kept = await Promise.all((await readdir(test.gateway.dataFolder.drafts)).map(async (name) => JSON.parse(await readFile(join(test.gateway.dataFolder.drafts, name), 'utf8')) as object));
    expect(kept).toMatchObject([{ officerName: '张某', letter: device.tablet.enrolled.letter, drafts: [{ key: 'note', text: '还没写完' }] }]);
  });

  it('[X1, X2] a photo whose bytes are gone from the tablet costs nothing else, and is told', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE, 5_000, 6_000);
    const [lost] = await device.stores.db.files.toArray();
    await device.stores.db.fileBytes.delete(lost?.sha256 ?? '');
    const { entries, files, refused } = await import_(await device.export());
    expect({ entries, files, refused }).toEqual({ entries: { stored: 3, known: 0 }, files: { stored: 1, known: 0 }, refused: [{ writer: device.tablet.id, what: 'files', reason: 'missingBytes', count: 1 }] });
  });

  it('[X2, W4] a court that lost the writer takes it in again by its own certificate; one that it never certified stays unknown', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE, 4_000);
    await test.gateway.db.deleteFrom('writers').where('writer_id', '=', device.tablet.id).execute();
    await test.gateway.db.deleteFrom('devices').where('device_id', '=', device.tablet.enrolled.device).execute();
    const bundle = await device.export();
    expect((await import_(bundle)).entries).toEqual({ stored: 2, known: 0 });
    await expectAllThere(device);
    // What it labelled with stays its own.
    expect(await test.gateway.db.selectFrom('writers').select('letter').where('writer_id', '=', device.tablet.id).execute()).toEqual([{ letter: device.tablet.enrolled.letter }]);

    const stranger = await storedTablet(test.browser(), zhang);
    await stranger.recordItem(CASE, 4_000);
    await test.gateway.db.deleteFrom('writers').where('writer_id', '=', stranger.tablet.id).execute();
    await stranger.stores.db.writers.where('writer').equals(stranger.tablet.id).modify({ certificate: device.tablet.enrolled.certificate });
    expect(await import_(await stranger.export())).toMatchObject({
      entries: { stored: 0, known: 0 },
      refused: [{ what: 'entries', reason: 'unknownWriter', count: 2 }, { what: 'files', reason: 'unknownWriter', count: 1 }],
    });
    await stranger.stores.db.writers.where('writer').equals(stranger.tablet.id).modify({ certificate: null });
    expect((await import_(await stranger.export())).refused).toHaveLength(2);
  });

  it('[X2, P3] what somebody changed inside before it was sealed is refused by its signature, the rest goes through', async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE);
    await device.recordItem(CASE);
    const sealing = createSealing(device.stores.db, device.keys);
    const row = await device.stores.db.entries.get([device.tablet.id, 2]);
    if (!row) throw new Error('no second entry');
    const opened = await openEntry(sealing, row);
    await device.stores.db.entries.put(await storedEntry(sealing, { ...opened, body: opened.body.replace('搅拌车', '轿车') }));
    const { entries, refused } = await import_(await device.export());
    expect({ entries, refused }).toEqual({ entries: { stored: 1, known: 0 }, refused: [{ writer: device.tablet.id, what: 'entries', reason: 'bodyMismatch', count: 1 }] });
  });
});
