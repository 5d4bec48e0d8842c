import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Heartbeat } from '@/wire/heartbeat';
import { teamReply } from '@/wire/team';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote, setItem } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import type { TestBrowser } from '../testBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';

const report = (writer: string, entries: number, caseId: string, oldest: string | null = null): Heartbeat => ({
  writer,
  app: '0.1.0',
  wall: '2026-03-02T01:00:00.000Z',
  held: { entries, entryBytes: entries * 100, files: 2, fileBytes: 600_000 },
  oldestUnsentAt: oldest,
  perCase: [{ case: caseId, entries, files: 2, fileBytes: 600_000 }],
  storage: { usageBytes: 1, quotaBytes: null, persisted: true },
  lastError: null,
});

describe('[S8] the lead sees what arrived and what the tablets still hold', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let lead: TestBrowser;
  let zhang: BuiltOfficer;
  let a: TabletWriter;
  let b: TabletWriter;
  let caseId: string;
  const device = uuidv7();

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
    const li = await court.addOfficer('li');
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    a = await TabletWriter.enrol(test.browser(), zhang, device);
    b = await TabletWriter.enrol(test.browser(), li, device);
    const captain = await court.addOfficer('wang', 'lead');
    lead = test.browser();
    await lead.signIn(captain.account, captain.password);
    const elsewhere = await court.addOfficer('zhao', 'officer', await court.addTeam('执行二组'));
    await (await TabletWriter.enrol(test.browser(), elsewhere)).record(createItem('nowhere', 'x'));
  });
  afterAll(() => test.stop());

  const team = async (by: TestBrowser) => teamReply.parse(await (await by.get('/api/team')).json());

  it('per tablet, officer and case, files that are awaited included', async () => {
    const bytes = photoBytes(5_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length), photoNote('c'.repeat(64), 7));
    const created = { ...createItem(caseId, 'truck', { note: '1' }), id: uuidv7() };
    await a.record(created, attach, createItem('nowhere', 'y'));
    await b.record(setItem(caseId, 'truck', { note: '2' }));
    await (await TabletUpload.begin(a, bytes, { sha256: sha256Of(bytes), writer: a.id, case: caseId, entry: attach.id, mime: 'image/jpeg' })).send(0);
    const reply = await team(lead);
    const at = test.clock.now().toISOString();
    expect(reply.devices).toEqual([
      {
        device, letter: 'A', lastSeenAt: at, report: null, reportedAt: null,
        writers: [
          { writer: a.id, officer: zhang.officerId, name: 'zhang某', entries: 3, files: 1, filesAwaited: 1, fileBytes: 5_000, setAside: 1, conflicts: 0, lastReceivedAt: at },
          expect.objectContaining({ writer: b.id, entries: 1, files: 0, filesAwaited: 0, conflicts: 1 }),
        ],
      },
    ]);
    expect(reply.cases).toEqual([
      expect.objectContaining({ case: caseId, entries: 3, files: 1, filesAwaited: 1, fileBytes: 5_000, setAside: 0, conflicts: 1, lastReceivedAt: at, writers: expect.arrayContaining([{ writer: a.id, entries: 2, files: 1, filesAwaited: 1 }]) as unknown }),
    ]);
  });

  it('what each officer on a shared tablet still holds is added up, and a report replaces the one before', async () => {
    await a.browser.post('/api/heartbeat', report(a.id, 9, caseId));
    await a.browser.post('/api/heartbeat', { ...report(a.id, 5, caseId, '2026-03-02T00:30:00.000Z'), drafts: 2, clockOffsetMs: -1 });
    test.clock.advance(60_000);
    const reply = await b.browser.post('/api/heartbeat', { ...report(b.id, 3, caseId), lastError: 'x\0\ud800', drafts: 1, clockOffsetMs: 86_400_000 });
    expect([reply.status, await reply.json()]).toEqual([200, { serverTime: test.clock.now().toISOString(), rules: { lockAfterMinutes: 5, leaseHours: 72, farOverPercent: 120 }, seals: [] }]);
    expect((await team(lead)).devices[0]).toMatchObject({
      lastSeenAt: test.clock.now().toISOString(),
      reportedAt: test.clock.now().toISOString(),
      report: { held: { entries: 8, entryBytes: 800, files: 4, fileBytes: 1_200_000 }, oldestUnsentAt: '2026-03-02T00:30:00.000Z', perCase: [{ case: caseId, entries: 8, files: 4, fileBytes: 1_200_000 }], lastError: 'x\ufffd', drafts: 3, clockOffsetMs: 86_400_000 },
    });
  });

  it('and a wild claim of one tablet does not take the view from the lead', async () => {
    const many = (from: number) => Array.from({ length: 500 }, (_, i) => ({ case: `c${from + i}`, entries: 2 ** 40, files: 0, fileBytes: 0 }));
    for (const [by, from] of [[a, 0], [b, 400]] as const) expect((await by.browser.post('/api/heartbeat', { ...report(by.id, 2 ** 33, caseId), perCase: many(from) })).status).toBe(200);
    for (const entries of [-1, Number.MAX_SAFE_INTEGER]) expect((await a.browser.post('/api/heartbeat', report(a.id, entries, caseId))).status).toBe(400);
    const reply = await lead.get('/api/team');
    expect(reply.status).toBe(200);
    expect(teamReply.parse(await reply.json()).devices[0]?.report?.perCase).toHaveLength(500);
    for (const by of [a, b]) await by.browser.post('/api/heartbeat', report(by.id, 0, caseId));
  });

  it('nobody reports for another officer', async () => {
    expect((await a.browser.post('/api/heartbeat', report(b.id, 0, caseId))).status).toBe(403);
    expect((await test.browser().post('/api/heartbeat', report(b.id, 0, caseId))).status).toBe(401);
    expect((await a.browser.post('/api/heartbeat', { writer: a.id })).status).toBe(400);
  });

  it('officers and recorders are not shown it; an administrator sees tablets and no cases', async () => {
    expect((await a.browser.get('/api/team')).status).toBe(403);
    const root = await court.addOfficer('root', 'admin', null);
    const admin = test.browser();
    await admin.signIn(root.account, root.password);
    const reply = await team(admin);
    expect([reply.devices.length, reply.cases]).toEqual([2, []]);
  });
});
