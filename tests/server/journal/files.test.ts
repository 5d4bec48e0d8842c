import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compactVerify, importJWK, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload, type UploadClaims } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('[B1] a photo on its way to the court', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let li: BuiltOfficer;
  let caseId: string;
  let tablet: TabletWriter;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
    li = await court.addOfficer('li', 'officer', await court.addTeam('执行二组'));
    tablet = await TabletWriter.enrol(test.browser(), zhang);
  });
  beforeEach(async () => {
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
  });
  afterAll(() => test.stop());

  /** An item with a photo announced, the journal already sent. */
  async function announced(bytes: Buffer, mime = 'image/jpeg'): Promise<UploadClaims> {
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length, mime));
    await tablet.record(createItem(caseId, 'truck'), attach);
    return { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime };
  }
  const stagedFiles = () => readdir(test.gateway.dataFolder.staging);
  const rejectedFiles = () => readdir(test.gateway.dataFolder.rejected);
  const rowOf = (claims: UploadClaims) => test.gateway.db.selectFrom('attachments').selectAll().where('attach_entry', '=', claims.entry).executeTakeFirstOrThrow();
  const blob = (sha256: string) => readFile(join(test.gateway.dataFolder.blobs, sha256.slice(0, 2), sha256));
  const check = async (claims: UploadClaims) => (await tablet.browser.post('/api/files/check', { writer: tablet.id, files: [{ entry: claims.entry, sha256: claims.sha256 }] })).json();

  it('arrives whole: under its hash on the disk, with a receipt that leads back to the pinned root', async () => {
    const bytes = photoBytes(300_000);
    const claims = await announced(bytes);
    expect(await check(claims)).toEqual({ receipts: [] });
    const upload = await TabletUpload.begin(tablet, bytes, claims);
    const reply = await upload.send(0);
    const jws = reply.headers.get('fieldwrit-receipt') ?? '';
    expect([reply.status, reply.headers.get('upload-offset')]).toEqual([204, '300000']);
    const certificate = await compactVerify(tablet.enrolled.receiptKeys[0] ?? '', await importJWK(tablet.enrolled.root as JWK, 'ES256'));
    const { jwk } = JSON.parse(new TextDecoder().decode(certificate.payload)) as { jwk: JWK };
    const receipt = JSON.parse(new TextDecoder().decode((await compactVerify(jws, await importJWK(jwk, 'ES256'))).payload)) as object;
    expect(receipt).toMatchObject({ kind: 'file', court: court.courtId, writer: tablet.id, entry: claims.entry, sha256: claims.sha256, size: 300_000, at: test.clock.now().toISOString() });
    expect(sha256Of(await blob(claims.sha256))).toBe(claims.sha256);
    expect(await rowOf(claims)).toMatchObject({ state: 'stored', size: 300_000 });
    expect(await stagedFiles()).toEqual([]);
    expect(await check(claims)).toEqual({ receipts: [jws] });
  });

  it('arrives whole in one request: hashed, on the disk, receipted; a second time the same receipt', async () => {
    const bytes = photoBytes(300_000);
    const claims = await announced(bytes);
    const replies = [await TabletUpload.whole(tablet, bytes, claims), ...(await Promise.all([1, 2].map(() => TabletUpload.whole(tablet, bytes, claims))))];
    expect(replies.map(({ status, headers }) => [status, headers.get('upload-offset')])).toEqual(replies.map(() => [201, '300000']));
    expect(new Set(replies.map(({ headers }) => headers.get('fieldwrit-receipt'))).size).toBe(1);
    expect(await check(claims)).toEqual({ receipts: [replies[0]?.headers.get('fieldwrit-receipt')] });
    expect(sha256Of(await blob(claims.sha256))).toBe(claims.sha256);
    expect(await rowOf(claims)).toMatchObject({ state: 'stored', size: 300_000 });
    expect(await stagedFiles()).toEqual([]);
  });

  it('arrives in pieces, and cannot skip one', async () => {
    const bytes = photoBytes(100_000);
    const upload = await TabletUpload.begin(tablet, bytes, await announced(bytes));
    expect((await upload.send(0, 40_000)).headers.get('fieldwrit-receipt')).toBeNull();
    expect((await upload.send(60_000)).status).toBe(409);
    expect(await upload.offset()).toBe(40_000);
    expect((await upload.send(40_000)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('comes a second time: same receipt, one row', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const receipts = [];
    for (let time = 0; time < 2; time += 1) receipts.push((await (await TabletUpload.begin(tablet, bytes, claims)).send(0)).headers.get('fieldwrit-receipt'));
    expect(receipts[1]).toBe(receipts[0]);
    expect(await test.gateway.db.selectFrom('receipts').selectAll().where('sha256', '=', claims.sha256).execute()).toHaveLength(1);
  });

  it('came twice at the same moment: same receipt', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const uploads = await Promise.all([1, 2, 3].map(() => TabletUpload.begin(tablet, bytes, claims)));
    const receipts = await Promise.all(uploads.map(async (upload) => (await upload.send(0)).headers.get('fieldwrit-receipt')));
    expect(new Set(receipts).size).toBe(1);
  });

  it('was whole when the database failed: no receipt, and the next question brings it without a byte sent again', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const upload = await TabletUpload.begin(tablet, bytes, claims);
    await test.gateway.pool.query('ALTER TABLE receipts RENAME TO receipts_away');
    const failed = await upload.send(0);
    expect([failed.status, failed.headers.get('fieldwrit-receipt'), JSON.parse(await failed.text())]).toMatchObject([500, null, { action: 'retry' }]);
    expect((await rowOf(claims)).state).toBe('announced');
    await test.gateway.pool.query('ALTER TABLE receipts_away RENAME TO receipts');
    const again = await upload.ask();
    expect([again.status, again.headers.get('upload-offset'), again.headers.get('fieldwrit-receipt')]).toEqual([200, '10000', expect.stringMatching(/^ey/)]);
    expect((await upload.ask()).status).toBe(404);
  });

  it('has other bytes than announced: no receipt, kept aside, and a right one is taken afterwards', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const torn = Buffer.from(bytes);
    torn.writeUInt8(torn.readUInt8(5_000) ^ 1, 5_000);
    const before = (await rejectedFiles()).length;
    const reply = await (await TabletUpload.begin(tablet, torn, claims)).send(0);
    expect([reply.status, JSON.parse(await reply.text())]).toMatchObject([460, { error: 'hashMismatch', action: 'retry' }]);
    const aside = (await rejectedFiles()).slice(-2);
    expect((await rejectedFiles()).length).toBe(before + 2);
    expect(aside.some((name) => name.includes('hashMismatch'))).toBe(true);
    expect((await rowOf(claims)).state).toBe('announced');
    expect((await (await TabletUpload.begin(tablet, bytes, claims)).send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  const look = async (claims: UploadClaims) => {
    const reply = await tablet.browser.get(`/api/cases/${caseId}/documents/item/truck/files/${claims.entry}/${claims.sha256}?writer=${tablet.id}`);
    return { status: reply.status, sha256: sha256Of(new Uint8Array(await reply.arrayBuffer())), type: reply.headers.get('content-type'), disposition: reply.headers.get('content-disposition'), nosniff: reply.headers.get('x-content-type-options') };
  };

  it.each([
    ['a text', Buffer.from('<script>alert(1)</script>'), null],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'application/pdf'],
    ['a drawing that can run scripts', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'application/xml'],
    ['nothing at all', Buffer.alloc(0), null],
  ])('[B5] is %s: evidence all the same, stored and receipted, marked, and never sent as an image', async (_what, bytes, found) => {
    const claims = await announced(bytes);
    const begun = await TabletUpload.create(tablet, bytes, claims);
    const reply = bytes.length === 0 ? begun : await (await TabletUpload.begin(tablet, bytes, claims)).send(0);
    expect(reply.headers.get('fieldwrit-receipt')).toMatch(/^ey/);
    expect(await rowOf(claims)).toMatchObject({ state: 'stored', mime: 'image/jpeg', found_mime: found });
    expect(await look(claims)).toEqual({ status: 200, sha256: claims.sha256, type: 'application/octet-stream', disposition: 'attachment', nosniff: 'nosniff' });
  });

  it('[B5] is another kind of picture than it is called: sent as what it is', async () => {
    const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000100000000c0802000000', 'hex'), Buffer.from('00000000', 'hex'), Buffer.from('0000000049454e44ae426082', 'hex')]);
    const claims = await announced(bytes);
    await TabletUpload.whole(tablet, bytes, claims);
    expect(await rowOf(claims)).toMatchObject({ mime: 'image/jpeg', found_mime: 'image/png', width: 16, height: 12 });
    expect(await look(claims)).toMatchObject({ type: 'image/png', disposition: 'inline' });
  });

  it('[B5] came before the court looked into pictures: looked at when it is asked for, and sent whole', async () => {
    const bytes = photoBytes(3_000);
    const claims = await announced(bytes);
    await TabletUpload.whole(tablet, bytes, claims);
    await test.gateway.db.updateTable('attachments').set({ found_mime: null, width: null, height: null }).where('attach_entry', '=', claims.entry).execute();
    expect(await look(claims)).toMatchObject({ sha256: claims.sha256, type: 'image/jpeg', disposition: 'inline' });
  });

  it('[B5] unpacks to more than a browser can hold: stored, and sent to be saved', async () => {
    const bytes = photoBytes(3_000);
    bytes.writeUInt16BE(65_535, 25);
    bytes.writeUInt16BE(65_535, 27);
    const claims = await announced(bytes);
    expect((await TabletUpload.whole(tablet, bytes, claims)).status).toBe(201);
    expect(await rowOf(claims)).toMatchObject({ found_mime: 'image/jpeg', width: 65_535, height: 65_535 });
    expect(await look(claims)).toMatchObject({ type: 'application/octet-stream', disposition: 'attachment' });
  });

  it('[B5] has a large profile before its size: found all the same', async () => {
    const [profile, plain] = [Buffer.alloc(65_000), photoBytes(4_000)];
    profile.write('ffe2', 0, 'hex');
    profile.writeUInt16BE(64_998, 2);
    const bytes = Buffer.concat([plain.subarray(0, 20), profile, profile, plain.subarray(20)]);
    const claims = await announced(bytes);
    await TabletUpload.whole(tablet, bytes, claims);
    expect(await look(claims)).toMatchObject({ type: 'image/jpeg', disposition: 'inline' });
  });

  it('comes torn again and again: one copy is kept aside', async () => {
    const claims = await announced(photoBytes(2_000));
    const torn = photoBytes(2_000);
    for (let time = 0; time < 3; time += 1) expect((await (await TabletUpload.begin(tablet, torn, claims)).send(0)).status).toBe(460);
    const copies = (await rejectedFiles()).filter((name) => name.includes(sha256Of(torn)));
    expect(copies.filter((name) => name.endsWith('.json'))).toHaveLength(1);
    expect(copies).toHaveLength(2);
  });

  it('arrives whole in one request, but wrong: no receipt, kept aside or refused, and nothing left over', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const torn = Buffer.from(bytes);
    torn.writeUInt8(torn.readUInt8(5_000) ^ 1, 5_000);
    const before = (await rejectedFiles()).length;
    const staged = await stagedFiles();
    expect((await TabletUpload.whole(tablet, torn, claims)).status).toBe(460);
    expect((await rejectedFiles()).length).toBe(before + 2);
    const unannounced = { ...claims, entry: uuidv7() };
    expect(JSON.parse(await (await TabletUpload.whole(tablet, bytes, unannounced)).text())).toMatchObject({ error: 'notAnnounced' });
    expect((await TabletUpload.whole(tablet, Buffer.alloc(1), { ...claims, sha256: 'none' })).status).toBe(400);
    expect(await check(claims)).toEqual({ receipts: [] });
    expect((await rowOf(claims)).state).toBe('announced');
    expect(await stagedFiles()).toEqual(staged);
    expect((await TabletUpload.whole(tablet, bytes, claims)).status).toBe(201);
  });

  it('is begun again and again: only the last three stay open', async () => {
    const bytes = photoBytes(10_000);
    const claims = await announced(bytes);
    const uploads: TabletUpload[] = [];
    for (let time = 0; time < 6; time += 1) uploads.push(await TabletUpload.begin(tablet, bytes, claims));
    expect(await Promise.all(uploads.map(async (upload) => (await upload.ask()).status))).toEqual([404, 404, 404, 200, 200, 200]);
    for (const upload of uploads.slice(-3)) expect((await upload.send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('[B5] is called something else while it is sent: what the entry said counts too', async () => {
    const bytes = photoBytes(2_000);
    const claims = await announced(bytes);
    await TabletUpload.whole(tablet, bytes, { ...claims, mime: 'application/json' });
    expect(await look(claims)).toMatchObject({ type: 'image/jpeg', disposition: 'inline' });
  });

  it('is a snapshot, not an image: taken as it is', async () => {
    const bytes = Buffer.from('{"documents":[]}');
    expect((await (await TabletUpload.begin(tablet, bytes, await announced(bytes, 'application/json'))).send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('comes before its entry: told to wait, and taken once the entry is there', async () => {
    const bytes = photoBytes(1_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    const claims = { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' };
    const early = await TabletUpload.create(tablet, bytes, claims);
    expect([early.status, JSON.parse(await early.text())]).toMatchObject([409, { error: 'notAnnounced', action: 'retry' }]);
    await tablet.record(createItem(caseId, 'truck'), attach);
    expect((await TabletUpload.create(tablet, bytes, claims)).status).toBe(201);
  });

  it('belongs to an entry that was set aside: taken all the same', async () => {
    const bytes = photoBytes(1_000);
    const attach = attachTo('nowhere', 'truck', photoNote(sha256Of(bytes), bytes.length));
    await tablet.record(attach);
    const claims = { sha256: sha256Of(bytes), writer: tablet.id, case: 'nowhere', entry: attach.id, mime: 'image/jpeg' };
    expect((await (await TabletUpload.begin(tablet, bytes, claims)).send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('is too large, of no length, or without a word about itself: refused before a byte is taken', async () => {
    const claims = await announced(photoBytes(10));
    const before = await stagedFiles();
    const metadata = Object.entries(claims).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
    const tus = { 'tus-resumable': '1.0.0', 'x-fieldwrit': '1' };
    const create = async (headers: Record<string, string>) => (await tablet.browser.send('POST', '/api/files', undefined, { ...tus, ...headers })).status;
    expect(await create({ 'upload-length': String(65 * 1024 * 1024), 'upload-metadata': metadata })).toBe(413);
    expect(await create({ 'upload-defer-length': '1', 'upload-metadata': metadata })).toBe(400);
    expect(await create({ 'upload-length': '10' })).toBe(400);
    expect(await stagedFiles()).toEqual(before);
  });

  it('is no business of another officer, who can neither see, continue nor claim it', async () => {
    const bytes = photoBytes(1_000);
    const claims = await announced(bytes);
    const upload = await TabletUpload.begin(tablet, bytes, claims);
    const other = await TabletWriter.enrol(test.browser(), li);
    expect((await upload.ask(other.browser)).status).toBe(404);
    expect((await TabletUpload.create(other, bytes, claims)).status).toBe(403);
    expect((await TabletUpload.create(other, bytes, { ...claims, writer: other.id })).status).toBe(409);
    expect((await other.browser.post('/api/files/check', { writer: tablet.id, files: [] })).status).toBe(403);
    expect((await upload.ask(test.browser())).status).toBe(401);
    await upload.send(0);
    // The hash is known to be at the court; naming it in an own entry gives nothing away.
    const theirs = attachTo(await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: li.officerId }), 'x', photoNote(claims.sha256, bytes.length));
    await other.record(theirs);
    expect(await (await other.browser.post('/api/files/check', { writer: other.id, files: [{ entry: theirs.id, sha256: claims.sha256 }] })).json()).toEqual({ receipts: [] });
    expect((await other.browser.get(`/api/cases/${theirs.case}/documents/item/x/files/${theirs.id}/${claims.sha256}?writer=${other.id}`)).status).toBe(404);
  });

  it('can be looked at by who may see the case, and never runs', async () => {
    const bytes = photoBytes(5_000);
    const claims = await announced(bytes);
    const path = `/api/cases/${caseId}/documents/item/truck/files/${claims.entry}/${claims.sha256}?writer=${tablet.id}`;
    expect((await tablet.browser.get(path)).status).toBe(404);
    await (await TabletUpload.begin(tablet, bytes, claims)).send(0);
    const reply = await tablet.browser.get(path);
    expect(sha256Of(new Uint8Array(await reply.arrayBuffer()))).toBe(claims.sha256);
    expect(Object.fromEntries(reply.headers)).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'no-store' });
    const stranger = await TabletWriter.enrol(test.browser(), li);
    expect((await stranger.browser.get(path)).status).toBe(403);
    expect((await stranger.browser.get(path.replace(tablet.id, stranger.id))).status).toBe(404);
    expect((await tablet.browser.get(path.replace('/truck/', '/other/'))).status).toBe(404);
    expect((await tablet.browser.get(path.replace(claims.entry, uuidv7()))).status).toBe(404);
  });
});
