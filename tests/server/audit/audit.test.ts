import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '@/server/audit/auditRecord';
import { auditRoots } from '@/server/audit/auditRoots';
import { verifyAudit } from '@/server/audit/verifyAudit';
import { openDatabase } from '@/server/db/openDatabase';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

const MINUTE = 60_000;

describe('the audit log', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let lead: BuiltOfficer;
  let url: string;

  beforeAll(async () => {
    test = await startTestGateway();
    url = test.gateway.settings.databaseUrl ?? '';
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
    lead = await court.addOfficer('wang', 'lead');
  });
  afterAll(() => test.stop());

  async function written(ofCourt = court.courtId): Promise<AuditRecord[]> {
    const rows = await test.gateway.db.selectFrom('audit').select('record').where('court_id', '=', ofCourt).orderBy('seq').execute();
    return rows.map(({ record }) => JSON.parse(record) as AuditRecord);
  }
  const last = async (ofCourt = court.courtId): Promise<AuditRecord | undefined> => (await written(ofCourt)).at(-1);

  it('tells sign-in, failed sign-in and sign-out: who, when, from where', async () => {
    const tablet = test.browser();
    await tablet.signIn('zhang', 'guess-needle');
    const of = { court: court.courtId, who: zhang.officerId, from: '127.0.0.1', at: test.clock.now().toISOString() };
    expect(await last()).toEqual({ ...of, what: 'signInFailed', object: { way: 'password' }, outcome: 'wrongPassword' });
    await tablet.signIn('zhang', zhang.password);
    expect(await last()).toEqual({ ...of, what: 'signIn', object: { way: 'password' }, outcome: 'done' });
    await tablet.delete('/api/session');
    expect(await last()).toMatchObject({ ...of, what: 'signOut' });
  });

  it('of an account that there is not holds nothing that was typed: it may be a password', async () => {
    await test.browser().signIn('my-secret-needle', 'pass-needle');
    expect(await last('')).toMatchObject({ what: 'signInFailed', court: null, who: null, outcome: 'unknownAccount' });
    expect(JSON.stringify(await written(''))).not.toContain('needle');
  });

  it('tells a stolen session: the copy of a used-up token ends it', async () => {
    const tablet = test.browser();
    await tablet.signIn('zhang', zhang.password);
    const stolen = tablet.copy();
    await tablet.post('/api/session/refresh');
    await tablet.get('/api/session');
    test.clock.advance(MINUTE + 1);
    expect((await stolen.post('/api/session/refresh')).status).toBe(401);
    expect(await last()).toMatchObject({ what: 'sessionCopied', who: zhang.officerId, outcome: 'ended' });
  });

  it("tells enrolment once, a lead's reading of cases, everybody's reading of files, and an admission", async () => {
    const caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    const tablet = await TabletWriter.enrol(test.browser(), zhang);
    expect(await last()).toMatchObject({ what: 'enrol', who: zhang.officerId, object: { writer: tablet.id, letter: tablet.enrolled.letter } });
    const count = (await written()).length;
    await tablet.enrolAgain();
    expect((await written()).length).toBe(count);

    const bytes = photoBytes(2_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    await tablet.record(createItem(caseId, 'truck'), attach);
    await TabletUpload.whole(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
    await tablet.browser.get(`/api/cases/${caseId}/documents/item/truck/files/${attach.id}/${sha256Of(bytes)}?writer=${tablet.id}`);
    expect(await last()).toMatchObject({ what: 'readFile', who: zhang.officerId, object: { case: caseId, kind: 'item', id: 'truck', sha256: sha256Of(bytes) } });

    const captain = await TabletWriter.enrol(test.browser(), lead);
    await captain.browser.post('/api/pull/page', { epoch: captain.enrolled.epoch, writer: captain.id, feeds: [{ case: caseId, scope: 0, n: 0 }] });
    expect(await last()).toMatchObject({ what: 'readCases', who: lead.officerId, object: { writer: captain.id, cases: [caseId] } });

    const admission = await captain.record({ case: caseId, document: { kind: 'admission', id: uuidv7() }, op: 'admit', change: { writer: tablet.id, branch: 0, from: 1, to: 2, reason: '核对过，属实' } });
    expect(admission.answers).toMatchObject([{ stored: true }]);
    expect(await last()).toMatchObject({ what: 'admit', who: lead.officerId, from: captain.id, object: { case: caseId, writer: tablet.id, branch: 0, entries: '1–2' } });
  });

  it('holds no password, no cookie and nothing of what was recorded', async () => {
    const tablet = await TabletWriter.enrol(test.browser(), zhang);
    await tablet.record(createItem(await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId }), 'truck', { name: 'body-needle' }));
    const { rows } = await test.gateway.pool.query<{ record: string }>('SELECT record FROM audit');
    const text = rows.map(({ record }) => record).join('\n');
    for (const secret of [zhang.password, 'guess-needle', 'body-needle', tablet.browser.cookie('fieldwrit_access'), tablet.browser.cookie('fieldwrit_refresh')]) expect(text).not.toContain(secret);
  });

  it('lets nobody in when it cannot be written', async () => {
    await test.gateway.pool.query('REVOKE EXECUTE ON FUNCTION append_audit FROM fieldwrit_audit');
    const refused = await test.browser().signIn('zhang', zhang.password);
    await test.gateway.pool.query('GRANT EXECUTE ON FUNCTION append_audit TO fieldwrit_audit');
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([500, []]);
    expect((await test.browser().signIn('zhang', zhang.password)).status).toBe(200);
  });

  it('is written by a role that can add and do nothing else: not read, change or delete, here or anywhere', async () => {
    const { auditPool, close } = openDatabase({ url });
    try {
      expect((await auditPool.query<{ role: string }>('SELECT current_user AS role')).rows).toEqual([{ role: 'fieldwrit_audit' }]);
      for (const statement of ['SELECT * FROM audit', "UPDATE audit SET record = '{}'", 'DELETE FROM audit', 'TRUNCATE audit', "INSERT INTO audit VALUES ('x', 1, '{}', NULL, '')", 'SELECT * FROM officers', 'SELECT * FROM sessions', 'DELETE FROM entries', 'CREATE TABLE mine ()']) {
        await expect(auditPool.query(statement), statement).rejects.toThrow(/permission denied/);
      }
      // A table of the caller's own name does not catch what the function writes.
      await auditPool.query('SELECT append_audit($1, $2)', [court.courtId, '{"at":"2026-03-02T01:00:00.000Z"}']);
    } finally {
      await close();
    }
  });

  it('is not even changed by the gateway itself', async () => {
    for (const statement of ["UPDATE audit SET record = '{}'", 'DELETE FROM audit', 'TRUNCATE audit']) await expect(test.gateway.pool.query(statement)).rejects.toThrow('append-only');
  });

  it('keeps one chain however many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => test.gateway.audit.write({ what: 'admin', court: court.courtId, who: null, from: 'command:test', object: { n, text: '张某 "\\\n' }, outcome: 'done' })));
    const { books, faults } = await verifyAudit(test.gateway.db);
    expect(faults).toEqual([]);
    expect(books.find((book) => book.court === court.courtId)?.rows).toBe((await written()).length);
  });

  it.each([
    ['a record that was changed', "UPDATE audit SET record = replace(record, 'signIn', 'signOut') WHERE court_id = $1 AND seq = 2", ['2 changed']],
    ['a row that was taken out', 'DELETE FROM audit WHERE court_id = $1 AND seq = 2', ['3 broken']],
    ['a row that was changed and hashed anew', "UPDATE audit SET record = '{}', hash = encode(sha256(convert_to(concat(prev, chr(10), seq, chr(10), court_id, chr(10), '{}'), 'UTF8')), 'hex') WHERE court_id = $1 AND seq = 2", ['3 broken']],
    ['the end cut off', 'DELETE FROM audit WHERE court_id = $1 AND seq > 2', ['missing']],
  ])('gives away %s', async (_what, statement, expected) => {
    const roots = await auditRoots(test.gateway.db, null);
    expect(roots.map(({ day }) => day)).toContain('2026-03-02');
    const client = await test.gateway.pool.connect();
    try {
      // As somebody could who owns the database: past the triggers.
      await client.query("BEGIN; SET LOCAL session_replication_role = 'replica'; CREATE TEMP TABLE kept ON COMMIT PRESERVE ROWS AS SELECT * FROM audit");
      await client.query(statement, [court.courtId]);
      await client.query('COMMIT');
      const { faults } = await verifyAudit(test.gateway.db, roots);
      expect(faults.map(({ seq, fault }) => (fault === 'missing' ? fault : `${seq} ${fault}`))).toEqual(expected);
    } finally {
      await client.query("BEGIN; SET LOCAL session_replication_role = 'replica'; DELETE FROM audit; INSERT INTO audit SELECT * FROM kept; DROP TABLE kept; COMMIT");
      client.release();
    }
    expect((await verifyAudit(test.gateway.db, roots)).faults).toEqual([]);
  });
});
