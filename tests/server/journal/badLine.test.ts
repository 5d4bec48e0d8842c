import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pushReply } from '@/wire/push';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { storedDocuments } from '@tests/builders/courtStore';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { BadLine } from '../badLine';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('the line to the court is bad', () => {
  let test: TestGateway;
  let line: BadLine;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let tablet: TabletWriter;
  let caseId: string;

  beforeAll(async () => {
    test = await startTestGateway();
    line = await BadLine.to(test.origin);
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
  });
  beforeEach(async () => {
    line.fault = {};
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    tablet = await TabletWriter.enrol(test.browser(), zhang);
  });
  afterAll(async () => {
    await line.close();
    await test.stop();
  });

  const push = (entries: unknown): Promise<Response> => send('POST', '/api/push', JSON.stringify({ writer: tablet.id, entries }), { 'content-type': 'application/json' });
  const send = (method: string, path: string, body: BodyInit, headers: Record<string, string>) =>
    fetch(line.origin + path, { method, body, headers: { 'x-fieldwrit': '2', connection: 'close', cookie: tablet.browser.cookieHeader(path), ...headers } });
  const rows = async (): Promise<number> => (await test.gateway.db.selectFrom('entries').select('seq').where('writer_id', '=', tablet.id).execute()).length;

  it('[R11, P1] a push that breaks off anywhere leaves nothing, and goes through whole when it is sent again', async () => {
    const entries = await tablet.write(Array.from({ length: 12 }, (_, index) => createItem(caseId, `i${index}`, { note: '长'.repeat(300) })));
    const size = Buffer.byteLength(JSON.stringify({ writer: tablet.id, entries }));
    for (const cutAfterBytes of [1, 200, 700, Math.floor(size / 3), Math.floor(size / 2), size - 1]) {
      line.fault = { cutAfterBytes };
      await expect(push(entries)).rejects.toThrow();
      expect(await rows()).toBe(0);
    }
    line.fault = {};
    expect(pushReply.parse(await (await push(entries)).json()).answers.every((answer) => answer.stored && !answer.duplicate)).toBe(true);
    expect(await rows()).toBe(12);
  });

  it('[R11] a line of one kilobyte a second delivers a push and its receipt', async () => {
    const entries = await tablet.write([createItem(caseId, 'slow', { note: '慢'.repeat(300) }), createItem(caseId, 'slower')]);
    line.fault = { crawlBytes: 100 };
    const reply = pushReply.parse(await (await push(entries)).json());
    expect([reply.answers.length, reply.receipts.length, reply.head]).toEqual([2, 1, tablet.head]);
    expect((await storedDocuments(test.gateway.db, court.courtId, caseId)).size).toBe(2);
  });

  it('[R11, R9] a line that flaps at every reply: sent again and again, it is there once', async () => {
    const runs = [await tablet.write([createItem(caseId, 'a')]), await tablet.write([createItem(caseId, 'b')])];
    for (const run of runs) {
      for (const fault of [{ losesReplies: true }, { cutAfterBytes: 900 }, { losesReplies: true }]) {
        line.fault = fault;
        await expect(push(run)).rejects.toThrow();
      }
    }
    line.fault = {};
    expect(pushReply.parse(await (await push(runs.flat())).json()).answers).toMatchObject([{ duplicate: true }, { duplicate: true }]);
    expect(await rows()).toBe(2);
  });

  it('[R11, B3] a photo that breaks off goes on from where the court has it, and is there once', async () => {
    const bytes = photoBytes(400_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    await tablet.record(createItem(caseId, 'truck'), attach);
    const upload = await TabletUpload.begin(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
    let offset = 0;
    for (const cutAfterBytes of [70_000, 150_000]) {
      line.fault = { cutAfterBytes };
      const headers = { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      await expect(send('PATCH', upload.path, new Uint8Array(bytes.subarray(offset)), headers)).rejects.toThrow();
      const reached = await upload.offset();
      expect(reached).toBeGreaterThanOrEqual(offset);
      expect(reached).toBeLessThan(bytes.length);
      offset = reached;
    }
    expect((await upload.send(offset)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
    expect(await test.gateway.db.selectFrom('receipts').select('jws').where('sha256', '=', sha256Of(bytes)).execute()).toHaveLength(1);
  });
});
