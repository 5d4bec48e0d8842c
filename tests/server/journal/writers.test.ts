import { decodeJwt } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Heartbeat } from '@/wire/heartbeat';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('an officer loses a tablet, or its store, and goes on', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let caseId: string;
  let device: string;
  let first: TabletWriter;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
  });
  beforeEach(async () => {
    zhang = await court.addOfficer(`zhang-${uuidv7()}`);
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    device = uuidv7();
    first = await TabletWriter.enrol(test.browser(), zhang, device);
  });
  afterAll(() => test.stop());

  const enrol = (of: string, more: { letter?: string; replaces?: string } = {}, by = zhang) => TabletWriter.enrol(test.browser(), by, of, more);

  it('[W3, W4] the writer made without a network keeps the letter that it labelled with, and the court knows whom it replaces', async () => {
    const { letter } = first.enrolled;
    const second = await enrol(device, { letter: `${letter}′`, replaces: first.id });
    const third = await enrol(device, { letter: `${letter}′′`, replaces: second.id });
    expect([second.enrolled.letter, third.enrolled.letter]).toEqual([`${letter}′`, `${letter}′′`]);
    expect(decodeJwt(second.enrolled.certificate)).toMatchObject({ writer: second.id, letter: `${letter}′` });
    const rows = await test.gateway.db.selectFrom('writers').select(['writer_id', 'replaces']).where('device_id', '=', device).orderBy('created_at').orderBy('writer_id').execute();
    expect(rows).toEqual([{ writer_id: first.id, replaces: null }, { writer_id: second.id, replaces: first.id }, { writer_id: third.id, replaces: second.id }]);
    // What both wrote is taken: the old journal as it is, the new one after it.
    expect((await first.record(createItem(caseId, 'rescued'))).answers).toMatchObject([{ stored: true, outcome: { is: 'folded' } }]);
    expect((await second.record(createItem(caseId, 'at once'))).answers).toMatchObject([{ stored: true, outcome: { is: 'folded' } }]);
  });

  it('[W4] no letter is given twice to one officer on one tablet: a cloned profile makes A′ a second time and gets A″', async () => {
    const { letter } = first.enrolled;
    const clones = await Promise.all([1, 2, 3].map(() => enrol(device, { letter: `${letter}′` })));
    expect(clones.map(({ enrolled }) => enrolled.letter).sort()).toEqual([`${letter}′`, `${letter}′′`, `${letter}′′′`]);
    // Asked again after a lost reply, each keeps its own.
    for (const clone of clones) expect((await clone.enrolAgain()).letter).toBe(clone.enrolled.letter);
  });

  it("[W4] a letter that is not the tablet's own is not given; officers who share a tablet share its letter", async () => {
    const { letter } = first.enrolled;
    const other = await court.addOfficer(`li-${uuidv7()}`);
    expect((await enrol(device, { letter: 'ZZ′' }, other)).enrolled.letter).toBe(letter);
    const third = await court.addOfficer(`wang-${uuidv7()}`);
    expect((await enrol(device, { letter: `${letter}′` }, third)).enrolled.letter).toBe(`${letter}′`);
  });

  it('[W4, G3] after the court was restored a tablet that it does not know brings its letter, and no other gets it', async () => {
    const brought = await enrol(uuidv7(), { letter: 'QQ′' });
    expect(brought.enrolled.letter).toBe('QQ′');
    const letters = [await enrol(uuidv7(), { letter: 'QQ′′' }), await enrol(uuidv7()), await enrol(uuidv7())].map(({ enrolled }) => enrolled.letter);
    expect(new Set([...letters, 'QQ', first.enrolled.letter]).size).toBe(5);
  });

  it('[G7, R7] a tablet that knows nothing is told what the former ones last said they still held', async () => {
    const claim = (writer: string, entries: number): Heartbeat => ({
      writer, app: '0.1.0', wall: '2026-03-02T01:00:00.000Z', held: { entries, entryBytes: 100, files: entries, fileBytes: entries * 1_000 }, oldestUnsentAt: null, perCase: [],
      storage: { usageBytes: null, quotaBytes: null, persisted: null }, lastError: null,
    });
    const emptied = await enrol(uuidv7());
    const silent = await enrol(uuidv7());
    expect((await first.browser.post('/api/heartbeat', claim(first.id, 7))).status).toBe(200);
    await emptied.browser.post('/api/heartbeat', claim(emptied.id, 3));
    await emptied.browser.post('/api/heartbeat', claim(emptied.id, 0));
    // Another officer on the same lost tablet is told of their own alone.
    const li = await court.addOfficer(`li-${uuidv7()}`);
    const ofLi = await enrol(device, {}, li);
    await ofLi.browser.post('/api/heartbeat', claim(ofLi.id, 2));
    const now = await enrol(uuidv7());
    expect(now.enrolled.former).toEqual([{ writer: first.id, device, letter: first.enrolled.letter, reportedAt: test.clock.now().toISOString(), entries: 7, files: 7, fileBytes: 7_000 }]);
    expect((await first.enrolAgain()).former).toEqual([]);
    expect((await silent.enrolAgain()).former).toHaveLength(1);
  });

  it('[W2] a revoked writer delivers everything, photos too, is set aside, and is given nothing', async () => {
    await test.gateway.db.updateTable('writers').set({ status: 'revoked' }).where('writer_id', '=', first.id).execute();
    const bytes = photoBytes(3_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    const reply = await first.record(createItem(caseId, 'truck'), attach);
    const setAside = { is: 'setAside', reason: 'writerRevoked' };
    expect(reply).toMatchObject({ answers: [{ stored: true, outcome: setAside }, { stored: true, outcome: setAside }], receipts: [expect.stringMatching(/^ey/)] });
    const upload = await TabletUpload.begin(first, bytes, { sha256: sha256Of(bytes), writer: first.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
    expect((await upload.send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
    expect((await first.browser.post('/api/files/check', { writer: first.id, files: [{ entry: attach.id, sha256: sha256Of(bytes) }] })).status).toBe(200);
    expect((await first.browser.post('/api/pull/heads', { epoch: null, digest: null, writer: first.id, outcomes: 0, receipt: reply.receipts[0] })).status).toBe(403);
    expect((await first.browser.get(`/api/cases/${caseId}/documents/item/truck/files/${attach.id}/${sha256Of(bytes)}?writer=${first.id}`)).status).toBe(403);
  });
});
