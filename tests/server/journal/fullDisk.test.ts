import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '@/server/db/openDatabase';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload, type UploadClaims } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { freePort } from '@tests/e2e/gatewayProcess';
import { fill, fillDiskUnderEntries } from '../fullTablespace';
import { GatewayChild } from '../gatewayChild';
import { TestBrowser } from '../testBrowser';
import { createTestDatabase } from '../testDatabase';

const full = { error: 'storageFull', action: 'retry' };

describe('[R19] the disk of the court is full', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let opened: OpenedDatabase;
  let dataFolder: string;
  let gateway: GatewayChild;
  let tablet: TabletWriter;
  let caseId: string;
  const filler = () => gateway.dataPath('filler');

  beforeAll(async () => {
    [database, dataFolder] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), 'fieldwrit-data-'))]);
    gateway = await GatewayChild.start({ databaseUrl: database.url, dataFolder, port: await freePort(), diskKiB: 3_072 });
    opened = openDatabase({ url: database.url }, { maxConnections: 2 });
    const court = await buildCourt(opened.db);
    const zhang = await court.addOfficer('zhang');
    caseId = await addCase(opened.db, court.courtId, uuidv7(), { officer: zhang.officerId });
    tablet = await TabletWriter.enrol(new TestBrowser(gateway.origin), zhang);
  });
  afterEach(() => rmSync(filler(), { force: true }));
  afterAll(async () => {
    await gateway.kill('SIGTERM');
    await opened.close();
    await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  async function announced(bytes: Buffer): Promise<UploadClaims> {
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    await tablet.record(createItem(caseId, uuidv7()), attach);
    return { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' };
  }
  const receipts = (sha256: string) => opened.db.selectFrom('receipts').selectAll().where('sha256', '=', sha256).execute();

  it('while a photo arrives: 507 and no receipt; with room again it goes on where it stopped', async () => {
    const bytes = photoBytes(900_000);
    const claims = await announced(bytes);
    const upload = await TabletUpload.begin(tablet, bytes, claims);
    await upload.send(0, 200_000);
    fill(filler());
    const refused = await upload.send(200_000);
    expect([refused.status, refused.headers.get('fieldwrit-receipt'), JSON.parse(await refused.text())]).toMatchObject([507, null, full]);
    expect(await receipts(claims.sha256)).toEqual([]);
    rmSync(filler());
    const offset = await upload.offset();
    expect(offset).toBeGreaterThanOrEqual(200_000);
    expect((await upload.send(offset)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('before a photo begins: 507, nothing half made is left behind', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    fill(filler());
    const refused = await TabletUpload.create(tablet, bytes, claims);
    expect([refused.status, JSON.parse(await refused.text())]).toMatchObject([507, full]);
    expect((await TabletUpload.whole(tablet, bytes, claims)).status).toBe(507);
    rmSync(filler());
    expect(await readdir(gateway.dataPath('staging'))).toEqual([]);
    expect((await (await TabletUpload.begin(tablet, bytes, claims)).send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('when a wrong file has to be kept aside: 507, and it is still there to be looked at once there is room', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const upload = await TabletUpload.begin(tablet, photoBytes(10_000), claims);
    await upload.send(0, 9_999);
    fill(filler());
    expect((await upload.send(9_999)).status).toBe(507);
    rmSync(filler());
    expect((await upload.ask()).status).toBe(460);
    expect((await readdir(gateway.dataPath('rejected'))).length).toBe(2);
  });

  it('says so to whoever watches the gateway', async () => {
    fill(filler());
    // One answer serves everybody for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const health = await tablet.browser.get('/healthz');
    expect([health.status, await health.json()]).toMatchObject([503, { ok: false, checks: { dataFolder: { ok: false, reason: 'ENOSPC' } } }]);
  });

  it('under the database: a push gets 507 and no receipt, nothing of it is stored; with room again the same push is taken', async () => {
    const space = await fillDiskUnderEntries(opened.db);
    try {
      const before = (await opened.db.selectFrom('entries').select('seq').execute()).length;
      const entries = await tablet.write(Array.from({ length: 40 }, (_, index) => createItem(caseId, `heavy-${index}`, { note: photoBytes(20_000).toString('base64') })));
      const refused = await tablet.browser.post('/api/push', { writer: tablet.id, entries });
      expect([refused.status, await refused.json()]).toMatchObject([507, full]);
      expect(await opened.db.selectFrom('entries').select('seq').execute()).toHaveLength(before);
      await space.free();
      expect(await tablet.push(entries)).toMatchObject({ receipts: [expect.stringMatching(/^ey/)], head: tablet.head });
    } finally {
      await space.remove();
    }
  });
});
