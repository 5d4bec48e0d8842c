import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_RESULT_HEADER, BUNDLES_PATH, bundleResult, type BundleResult } from '@/wire/bundle';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { storedTablet } from '@tests/builders/storedTablet';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

const CASE = 'case-1';
const tus = { 'tus-resumable': '1.0.0', 'x-fieldwrit': '1' };
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('a bundle that another tablet carries', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let carrier: TabletWriter;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
    carrier = await TabletWriter.enrol(test.browser(), await court.addOfficer('li'));
    await addCase(test.gateway.db, court.courtId, CASE, { team: court.teamId });
  });
  afterAll(() => test.stop());

  const begin = (bytes: Buffer, sha256 = hashOf(bytes), by = carrier): Promise<Response> =>
    by.browser.send('POST', BUNDLES_PATH, undefined, { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `writer ${base64(by.id)},sha256 ${base64(sha256)}` });
  const send = (path: string, bytes: Buffer, offset: number, size = bytes.length, by = carrier): Promise<Response> =>
    by.browser.send('PATCH', path, bytes.subarray(offset, offset + size), { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' });
  const resultOf = (reply: Response): BundleResult => bundleResult.parse(JSON.parse(reply.headers.get(BUNDLE_RESULT_HEADER) ?? 'null'));
  const carry = async (bytes: Buffer): Promise<BundleResult> => {
    const path = (await begin(bytes)).headers.get('location') ?? '';
    return resultOf(await send(path, bytes, 0));
  };
  const recorded = async () => {
    const device = await storedTablet(test.browser(), zhang);
    await device.recordItem(CASE, 60_000);
    return { device, bundle: await device.export() };
  };

  it('[X2] arrives over a line that breaks, goes on where it was, and the carrier is recorded', async () => {
    const { device, bundle } = await recorded();
    const path = (await begin(bundle)).headers.get('location') ?? '';
    expect((await send(path, bundle, 0, 20_000)).headers.get(BUNDLE_RESULT_HEADER)).toBeNull();
    expect((await carrier.browser.send('HEAD', path, undefined, tus)).headers.get('upload-offset')).toBe('20000');
    expect(resultOf(await send(path, bundle, 20_000))).toEqual({ ok: true, counts: { entries: { stored: 2, known: 0 }, files: { stored: 1, known: 0 }, drafts: 0, refused: [] } });
    const entries = await test.gateway.db.selectFrom('entries').select(['carrier_device', 'outcome']).where('writer_id', '=', device.tablet.id).execute();
    expect(entries.map(({ carrier_device, outcome }) => [carrier_device, outcome?.is])).toEqual([[carrier.enrolled.device, 'folded'], [carrier.enrolled.device, 'folded']]);
  });

  it('[X2] may be brought again, and again by its own tablet: nothing twice', async () => {
    const { device, bundle } = await recorded();
    await carry(bundle);
    expect(await carry(bundle)).toMatchObject({ ok: true, counts: { entries: { stored: 0, known: 2 }, files: { stored: 0, known: 1 } } });
    const reply = await device.tablet.push(await device.stores.journalOf(device.tablet.id).run(1, 1_000_000));
    expect(reply.answers.map((answer) => answer.stored && answer.duplicate)).toEqual([true, true]);
  });

  it('[X2] that lay whole in the staging folder when the gateway stopped is taken when the tablet asks', async () => {
    const { bundle } = await recorded();
    const path = (await begin(bundle)).headers.get('location') ?? '';
    const { keys } = test.gateway;
    const broken = { ...test.gateway, keys: { ...keys, court: () => Promise.reject(new Error('the gateway stops')) } };
    Object.assign(test.gateway, { keys: broken.keys });
    expect((await send(path, bundle, 0)).status).toBe(500);
    Object.assign(test.gateway, { keys });
    expect(resultOf(await carrier.browser.send('HEAD', path, undefined, tus))).toMatchObject({ ok: true, counts: { entries: { stored: 2 } } });
  });

  it('[X1, X2] changed on the way to the tablet it is refused whole with the reason, and kept aside', async () => {
    const { device, bundle } = await recorded();
    bundle[bundle.length - 5] = (bundle[bundle.length - 5] ?? 0) ^ 1;
    expect(await carry(bundle)).toEqual({ ok: false, fault: 'damaged' });
    expect(await carry(Buffer.from('no bundle at all\n'))).toEqual({ ok: false, fault: 'notABundle' });
    expect(await test.gateway.db.selectFrom('entries').select('seq').where('writer_id', '=', device.tablet.id).execute()).toEqual([]);
    expect(await readdir(test.gateway.dataFolder.rejected)).toContain(`bundle-damaged-${hashOf(bundle)}`);
  });

  it('[X2] that arrives otherwise than it was named is asked for again', async () => {
    const { bundle } = await recorded();
    const path = (await begin(bundle, '0'.repeat(64))).headers.get('location') ?? '';
    expect((await send(path, bundle, 0)).status).toBe(460);
    expect((await carrier.browser.send('HEAD', path, undefined, tus)).status).toBe(404);
  });

  it('[X2] is no business of others: not without a session, not another officer’s upload, not for another court', async () => {
    const { bundle } = await recorded();
    expect((await test.browser().send('POST', BUNDLES_PATH, undefined, { ...tus, 'upload-length': '9' })).status).toBe(401);
    const path = (await begin(bundle)).headers.get('location') ?? '';
    const other = await TabletWriter.enrol(test.browser(), await court.addOfficer('wang'));
    expect((await send(path, bundle, 0, bundle.length, other)).status).toBe(404);
    // Who carried it is on record: nobody carries in another's name.
    const claimed = await other.browser.send('POST', BUNDLES_PATH, undefined, { ...tus, 'upload-length': String(bundle.length), 'upload-metadata': `writer ${base64(carrier.id)},sha256 ${base64(hashOf(bundle))}` });
    expect(claimed.status).toBe(403);
    const furong = await buildCourt(test.gateway.db, 'hn-furong');
    const foreigner = await TabletWriter.enrol(test.browser(), await furong.addOfficer('chen'));
    const theirs = (await begin(bundle, hashOf(bundle), foreigner)).headers.get('location') ?? '';
    expect(resultOf(await send(theirs, bundle, 0, bundle.length, foreigner))).toEqual({ ok: false, fault: 'foreignCourt' });
  });
});
