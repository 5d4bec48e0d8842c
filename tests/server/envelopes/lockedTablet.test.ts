import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleKeyOf } from '@/app/bundle/bundleKey';
import { metadataOf } from '@/app/sync/uploadMetadata';
import { newId } from '@/platform/ids';
import { masterBinding } from '@/domain/envelope';
import { holdStore, openLocked, type LockedStores } from '@/storage';
import { createSealing } from '@/storage/sealing';
import { openEntry } from '@/storage/tables/entries';
import { keyIdOf } from '@/vault/caseKey';
import { openCourtWrap } from '@/vault/courtWrap';
import { openVault, rewrapVault, type Vault } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';
import { pushReply, type PushReply } from '@/wire/push';
import { RECEIPT_HEADER } from '@/wire/files';
import { RECOVERY_PATH, recoveryReply } from '@/wire/vaultRecovery';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { storedTablet, type StoredTablet } from '@tests/builders/storedTablet';
import { quickStretch } from '@tests/builders/testVault';
import { startTestGateway, type TestGateway } from '../testGateway';

const CASE = 'case-1';
/** More than one piece. */
const LARGE = 5 * 1024 * 1024;

let test: TestGateway;
let court: BuiltCourt;
let zhang: BuiltOfficer;
let li: BuiltOfficer;

beforeAll(async () => {
  test = await startTestGateway();
  court = await buildCourt(test.gateway.db);
  [zhang, li] = [await court.addOfficer('zhang'), await court.addOfficer('li')];
  await addCase(test.gateway.db, court.courtId, CASE, { team: court.teamId });
});
afterAll(() => test.stop());

/** A tablet whose vault is known to the court, as it stands after its first start. */
async function tabletOf(officer: BuiltOfficer): Promise<{ readonly held: StoredTablet; readonly vault: Vault }> {
  const held = await storedTablet(test.browser(), officer);
  const { court: id, root, bundleKey } = held.tablet.enrolled;
  const key = await bundleKeyOf(bundleKey?.certificate ?? '', { court: id, root });
  if (!key) throw new Error('the court has no key');
  const vault = held.keys;
  await held.stores.noteVault(await vault.tellCourt({ kid: key.kid, x: key.jwk.x, y: key.jwk.y }));
  await held.stores.mendKeys(vault.alsoForCourt);
  return { held, vault };
}

describe('[K5] a locked tablet', () => {
  let held: StoredTablet;
  let locked: LockedStores;

  beforeEach(async () => {
    ({ held } = await tabletOf(zhang));
    await held.recordItem(CASE, 300_000, LARGE);
    const opened = openLocked(await holdStore(zhang.officerId, held.disk.dexie), keyIdOf, null);
    if (!opened) throw new Error('nothing to send');
    locked = opened;
  });

  const push = async (entries: readonly unknown[]): Promise<PushReply> => {
    const sent = await held.tablet.browser.post('/api/push', { writer: held.tablet.id, entries });
    expect(sent.status).toBe(200);
    return pushReply.parse(await sent.json());
  };
  const send = async (file: Awaited<ReturnType<ReturnType<LockedStores['filesOf']>['unsent']>>[number], sealedWith?: string, bytes?: Blob) => {
    const sealed = bytes ?? (await locked.filesOf(held.tablet.id).bytes(file.sha256)) ?? new Blob();
    const metadata = Object.entries(metadataOf({ ...file, sealedWith: sealedWith ?? JSON.stringify(await locked.keyOf(sealed)) }, held.tablet.id));
    const header = metadata.map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
    return held.tablet.browser.send('POST', '/api/files', new Uint8Array(await sealed.arrayBuffer()), { 'tus-resumable': '1.0.0', 'x-fieldwrit': '3', 'upload-length': String(sealed.size), 'upload-metadata': header, 'content-type': 'application/offset+octet-stream' });
  };

  it('sends its journal as it lies sealed; the court stores the very texts that were recorded, folds them and signs for them', async () => {
    const run = await locked.journalOf(held.tablet.id).run(1, 10_000_000);
    expect(JSON.stringify(run)).not.toContain('搅拌车');
    const reply = await push(run);
    expect(reply.answers.map((answer) => answer.stored && answer.outcome?.is)).toEqual(run.map(() => 'folded'));
    expect(reply.receipts).toHaveLength(1);
    const rows = await held.stores.db.entries.toArray();
    const sealing = createSealing(held.stores.db, held.keys);
    const stored = await test.gateway.db.selectFrom('entries').selectAll().where('writer_id', '=', held.tablet.id).orderBy('seq').execute();
    for (const [i, row] of rows.entries()) {
      const { header, salt, body } = await openEntry(sealing, row);
      expect([stored[i]?.header?.toString(), stored[i]?.salt?.toString('hex'), stored[i]?.body?.toString()]).toEqual([header, salt, body]);
    }
  });

  it('sends its photos as they lie sealed; the court keeps the very bytes that were taken, and its receipt is for these', async () => {
    await push(await locked.journalOf(held.tablet.id).run(1, 10_000_000));
    const files = await locked.filesOf(held.tablet.id).unsent();
    expect(files.map(({ size }) => size).sort((a, b) => a - b)).toEqual([300_000, LARGE]);
    for (const file of files) {
      const sent = await send(file);
      expect(sent.status).toBe(201);
      const receipt = JSON.parse(Buffer.from((sent.headers.get(RECEIPT_HEADER) ?? '').split('.')[1] ?? '', 'base64url').toString()) as unknown;
      expect(receipt).toMatchObject({ sha256: file.sha256, size: file.size });
      const kept = await readFile(join(test.gateway.dataFolder.blobs, file.sha256.slice(0, 2), file.sha256));
      expect(kept.length).toBe(file.size);
    }
  });

  it('a photo that does not open is refused like one of other bytes and kept aside; sent as it lies, it comes in', async () => {
    await push(await locked.journalOf(held.tablet.id).run(1, 10_000_000));
    const [file] = await locked.filesOf(held.tablet.id).unsent();
    if (!file) throw new Error('no photo');
    const sealed = Buffer.from((await (await locked.filesOf(held.tablet.id).bytes(file.sha256))?.arrayBuffer()) ?? new ArrayBuffer(0));
    const changed = Buffer.from(sealed);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    expect((await send(file, undefined, new Blob([changed]))).status).toBe(460);
    expect((await send(file, '{"id":"nonsense"}')).status).toBe(460);
    expect((await send(file)).status).toBe(201);
  });

  it('a photo of a case that is not the sender’s own is opened for nobody: the disk of another tablet is no way to it', async () => {
    await addCase(test.gateway.db, court.courtId, 'case-of-li', { officer: li.officerId });
    const { held: finder } = await tabletOf(li);
    await push(await locked.journalOf(held.tablet.id).run(1, 10_000_000));
    const [file] = await locked.filesOf(held.tablet.id).unsent();
    if (!file) throw new Error('no photo');
    const sealed = (await locked.filesOf(held.tablet.id).bytes(file.sha256)) ?? new Blob();
    const note = { sha256: file.sha256, size: file.size, mime: 'image/jpeg', role: 'photo' as const, name: null, origin: 'live' as const, takenAt: '2026-03-02T01:00:00.000Z' };
    const attach = { id: newId(), case: 'case-of-li', document: { kind: 'item', id: 'x' }, op: 'attach' as const, change: { files: [note] } };
    await finder.tablet.record({ case: 'case-of-li', document: { kind: 'item', id: 'x' }, op: 'create', change: { set: {} } }, attach);
    const claims = metadataOf({ ...file, case: 'case-of-li', entry: attach.id, sealedWith: JSON.stringify(await locked.keyOf(sealed)) }, finder.tablet.id);
    const header = Object.entries(claims).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
    const sent = await finder.tablet.browser.send('POST', '/api/files', new Uint8Array(await sealed.arrayBuffer()), { 'tus-resumable': '1.0.0', 'x-fieldwrit': '3', 'upload-length': String(sealed.size), 'upload-metadata': header, 'content-type': 'application/offset+octet-stream' });
    expect(sent.status).toBe(460);
  });

  it.each(['another case', 'another key id', 'another court key', 'a changed text', 'a point that is none'])('with %s nothing of it is believed, and what is good comes in all the same', async (what) => {
    const run = (await locked.journalOf(held.tablet.id).run(1, 10_000_000)) as readonly { readonly header: string; readonly sealed: string; readonly key: { readonly id: string; readonly of: string; readonly wrap: { readonly kid: string; readonly key: { readonly x: string; readonly y: string }; readonly sealed: string } } }[];
    const [first] = run;
    if (!first) throw new Error('nothing recorded');
    const { key } = first;
    const changed = {
      'another case': { ...first, key: { ...key, of: 'case-2' } },
      'another key id': { ...first, key: { ...key, id: '0'.repeat(32) } },
      'another court key': { ...first, key: { ...key, wrap: { ...key.wrap, kid: 'other' } } },
      'a changed text': { ...first, sealed: first.sealed.slice(0, -8) + (first.sealed.endsWith('AAAAAAAA') ? 'BBBBBBBB' : 'AAAAAAAA') },
      'a point that is none': { ...first, key: { ...key, wrap: { ...key.wrap, key: { x: 'A'.repeat(43), y: 'A'.repeat(43) } } } },
    }[what];
    const reply = await push([changed, ...run.slice(1)]);
    expect(reply.answers[0]).toMatchObject({ stored: false });
    expect((await push(run)).answers.every(({ stored }) => stored)).toBe(true);
  });
});

describe('[K9] a forgotten passphrase', () => {
  const ask = (held: StoredTablet, vault: Vault, to: object, id = vault.header.id) => held.tablet.browser.post(RECOVERY_PATH, { vault: id, wrap: vault.header.forCourt, to });

  it('is helped by the court: the same vault opens under a new one, and what lay sealed can be read', async () => {
    const { held, vault } = await tabletOf(zhang);
    await held.recordItem(CASE);
    const pair = await webSuite.makeKeyPair('agree');
    const reply = await ask(held, vault, pair.publicKey);
    expect(reply.status).toBe(200);
    const master = await openCourtWrap(webSuite, pair.privateBytes, masterBinding(vault.header), recoveryReply.parse(await reply.json()));
    const tools = { suite: webSuite, stretch: quickStretch };
    const again = await rewrapVault(tools, vault.header, master, 'xin de kouling 2');
    expect(await openVault(tools, again.header, 'kuaisu jiesuo 1')).toBeNull();
    const opened = await openVault(tools, again.header, 'xin de kouling 2');
    const [row] = await held.stores.db.entries.toArray();
    if (!opened || !row) throw new Error('not opened');
    expect((await openEntry(createSealing(held.stores.db, opened), row)).body).toContain('搅拌车');
  });

  it('is not helped by the cookies that lie on a found tablet: the sign-in has to be fresh', async () => {
    const { held, vault } = await tabletOf(zhang);
    const { publicKey } = await webSuite.makeKeyPair('agree');
    test.clock.advance(6 * 60_000);
    expect((await ask(held, vault, publicKey)).status).toBe(401);
    await held.tablet.browser.signIn(zhang.account, zhang.password);
    expect((await ask(held, vault, publicKey)).status).toBe(200);
  });

  it('of another officer stays closed: the vault is bound to whose it is', async () => {
    const { vault } = await tabletOf(zhang);
    const { held: other } = await tabletOf(li);
    const { publicKey } = await webSuite.makeKeyPair('agree');
    expect((await ask(other, vault, publicKey)).status).toBe(403);
    expect((await ask(other, vault, publicKey, crypto.randomUUID())).status).toBe(403);
  });
});
