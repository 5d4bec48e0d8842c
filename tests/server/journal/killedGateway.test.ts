import { randomInt } from 'node:crypto';
import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedEntry } from '@/domain/journal';
import { openDatabase, type OpenedDatabase } from '@/server/db/openDatabase';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { storedDocuments } from '@tests/builders/courtStore';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { freePort } from '@tests/e2e/gatewayProcess';
import { GatewayChild } from '../gatewayChild';
import { TestBrowser } from '../testBrowser';
import { createTestDatabase } from '../testDatabase';

describe('[R8] the gateway is killed', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let opened: OpenedDatabase;
  let dataFolder: string;
  let port: number;
  let gateway: GatewayChild;
  let tablet: TabletWriter;
  let caseId: string;
  const start = async () => (gateway = await GatewayChild.start({ databaseUrl: database.url, dataFolder, port }));

  beforeAll(async () => {
    [database, dataFolder, port] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), 'fieldwrit-data-')), freePort()]);
    await start();
    opened = openDatabase({ url: database.url }, { maxConnections: 2 });
    const court = await buildCourt(opened.db);
    const zhang = await court.addOfficer('zhang');
    caseId = await addCase(opened.db, court.courtId, uuidv7(), { officer: zhang.officerId });
    tablet = await TabletWriter.enrol(new TestBrowser(gateway.origin), zhang);
  });
  afterAll(async () => {
    await gateway.kill('SIGTERM');
    await opened.close();
    await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  it('in the middle of an upload, ten times over: it goes on where it stopped, nothing is receipted before it is whole, and one file arrives', async () => {
    const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
    const bytes = photoBytes(3_000_000);
    const killsAt = seededOffsets(seed, 10, bytes.length);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    await tablet.record(createItem(caseId, 'truck'), attach);
    const claims = { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' };
    const upload = await TabletUpload.begin(tablet, bytes, claims);
    let offset = 0;
    for (const killAt of killsAt) {
      await sendAndKill(upload, bytes, killAt);
      await start();
      const reached = await upload.offset();
      expect(reached, `seed ${seed}: killed at ${killAt}`).toBeGreaterThanOrEqual(offset);
      expect(reached, `seed ${seed}: killed at ${killAt}`).toBeLessThanOrEqual(killAt);
      expect(await fileReceipts(), `seed ${seed}`).toHaveLength(0);
      offset = reached;
    }
    expect(offset, `seed ${seed}`).toBeGreaterThan(0);
    expect((await upload.send(offset)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
    const reply = await tablet.browser.get(`/api/cases/${caseId}/documents/item/truck/files/${attach.id}/${claims.sha256}?writer=${tablet.id}`);
    expect(sha256Of(new Uint8Array(await reply.arrayBuffer()))).toBe(claims.sha256);
    expect(await fileReceipts()).toHaveLength(1);
  }, 240_000);

  it('in the middle of pushes: what was receipted is there, and sending everything again doubles nothing', async () => {
    const runs: SealedEntry[][] = [];
    for (let place = 0; place < 60; place += 1) runs.push(await tablet.write([createItem(caseId, `killed-${place}`)]));
    const before = tablet.head?.seq ?? 0;
    let answered = 0;
    const killing = sleep(60).then(() => gateway.kill());
    for (const run of runs) {
      const reply = await tablet.push(run).catch(() => null);
      if (reply === null) break;
      answered += 1;
    }
    await killing;
    expect(answered).toBeLessThan(runs.length);
    const held = await opened.db.selectFrom('entries').select('seq').where('writer_id', '=', tablet.id).execute();
    expect(held.length).toBeGreaterThanOrEqual(before - runs.length + answered);
    await start();
    for (const run of runs) expect((await tablet.push(run)).answers).toMatchObject([{ stored: true }]);
    const rows = await opened.db.selectFrom('entries').select(['seq', 'outcome']).where('writer_id', '=', tablet.id).orderBy('seq').execute();
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: before }, (_, index) => index + 1));
    expect(rows.every(({ outcome }) => outcome?.is === 'folded')).toBe(true);
    const documents = await storedDocuments(opened.db, 'hn-yuelu', caseId);
    expect(runs.every((_run, place) => documents.has(`item/killed-${place}`))).toBe(true);
  });

  const fileReceipts = () => opened.db.selectFrom('receipts').selectAll().where('kind', '=', 'file').execute();

  /** Sends slowly and kills the gateway once it has taken about `killAt` bytes of the file. */
  async function sendAndKill(upload: TabletUpload, bytes: Buffer, killAt: number): Promise<void> {
    const offset = await upload.offset();
    const headers = { 'tus-resumable': '1.0.0', 'x-fieldwrit': '1', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', 'content-length': bytes.length - offset, cookie: tablet.browser.cookieHeader(upload.path) };
    const sending = request(gateway.origin + upload.path, { method: 'PATCH', headers });
    const cut = new Promise((resolve) => sending.once('error', resolve));
    for (let at = offset; at < killAt; at += 100_000) {
      sending.write(bytes.subarray(at, Math.min(at + 100_000, killAt)));
      await sleep(15);
    }
    await gateway.kill();
    await cut;
  }
});

/** Byte offsets in growing order, one in each equal part of the file. */
function seededOffsets(seed: number, count: number, size: number): number[] {
  let state = seed >>> 0;
  const part = Math.floor(size / count);
  return Array.from({ length: count }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return index * part + 1 + Math.floor((state / 2 ** 32) * (part - 2));
  });
}
