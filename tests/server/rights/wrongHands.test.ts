import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '@/app/sync/httpRequest';
import queueWords from '@/features/sync-queue/locales/zh-CN.json';
import signInWords from '@/features/sign-in/locales/zh-CN.json';
import { takeRun } from '@/server/usecases/push';
import { revokeDevice } from '@/server/usecases/revokeDevice';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { storedDocuments } from '@tests/builders/courtStore';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

const MINUTE = 60_000;

describe('a tablet, a session or a journal in wrong hands', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let li: BuiltOfficer;
  let caseId: string;
  let tablet: TabletWriter;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    li = await court.addOfficer('li');
  });
  beforeEach(async () => {
    zhang = await court.addOfficer(`zhang-${uuidv7()}`);
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    tablet = await TabletWriter.enrol(test.browser(), zhang);
  });
  afterAll(() => test.stop());

  /** What the officer reads of an answer that is no success. */
  async function words(reply: Response): Promise<string> {
    const { problem } = failureOf(reply.status, await reply.json(), null);
    return queueWords.problem[problem as keyof typeof queueWords.problem].what;
  }
  const heads = (of = tablet, writer = of.id) => of.browser.post('/api/pull/heads', { epoch: null, digest: null, writer, outcomes: 0 });

  it('[W2] an officer who was switched off is out at once; what was recorded before waits on the tablet, and comes in by another one, set aside', async () => {
    const entries = await tablet.write([createItem(caseId, 'truck')]);
    await test.gateway.db.updateTable('officers').set({ active: false }).where('officer_id', '=', zhang.officerId).execute();
    expect(await words(await tablet.browser.post('/api/push', { writer: tablet.id, entries }))).toBe('登录已过期。');
    const again = await test.browser().signIn(zhang.account, zhang.password);
    expect([again.status, ((await again.json()) as { error: string }).error]).toEqual([401, 'wrongCredentials']);
    expect(signInWords.problem.wrong.what).toBe('账号或密码不对。');
    const never = (error: unknown) => { throw error; };
    const carried = await takeRun(test.gateway, { court: court.courtId, writer: tablet.id, publicKey: tablet.request.publicKey, carrier: 'another tablet' }, entries, { foldFirstFailed: never, foldFailed: (_case, error) => never(error), auditFailed: never });
    expect(carried.answers).toMatchObject([{ stored: true, outcome: { is: 'setAside', reason: 'writerRevoked' } }]);
  });

  it('[W2] a lost tablet is told nothing more, whoever signs in on it; what it sends is taken and waits for a lead', async () => {
    await revokeDevice(test.gateway, court.courtId, tablet.request.device);
    // Its session goes on: by it what is unsent comes in, and the tablet hears that it is to wipe itself.
    expect(await words(await heads())).toBe('法院不接收这个账号发来的这一项。');
    await tablet.browser.signIn(zhang.account, zhang.password);
    expect(await words(await heads())).toBe('法院不接收这个账号发来的这一项。');
    const reply = await tablet.record(createItem(caseId, 'truck'));
    expect(reply).toMatchObject({ answers: [{ stored: true, outcome: { is: 'setAside', reason: 'writerRevoked' } }], receipts: [expect.stringMatching(/^ey/)] });
  });

  it('a stolen session ends for the thief and the officer as soon as both have used it, and the officer signs in anew', async () => {
    const thief = tablet.browser.copy();
    await tablet.browser.post('/api/session/refresh');
    await tablet.browser.get('/api/session');
    test.clock.advance(MINUTE + 1);
    expect(await words(await thief.post('/api/session/refresh'))).toBe('登录已过期。');
    expect(await words(await heads())).toBe('登录已过期。');
    expect((await tablet.browser.signIn(zhang.account, zhang.password)).status).toBe(200);
    expect((await heads()).status).toBe(200);
  });

  it('[P3, P7] a push that somebody recorded on the way and sends again changes nothing, and in another session it is nobody’s', async () => {
    const entries = await tablet.write([createItem(caseId, 'truck')]);
    await tablet.push(entries);
    const before = await storedDocuments(test.gateway.db, court.courtId, caseId);
    expect((await tablet.push(entries)).answers).toMatchObject([{ stored: true, duplicate: true, outcome: { is: 'folded' } }]);
    const other = await TabletWriter.enrol(test.browser(), li);
    const replayed = (await (await other.browser.post('/api/push', { writer: tablet.id, entries })).json()) as { answers: unknown[]; receipts: unknown[] };
    expect(replayed).toMatchObject({ answers: [{ stored: false, reason: 'unknownWriter' }], receipts: [] });
    expect(await storedDocuments(test.gateway.db, court.courtId, caseId)).toEqual(before);
    expect(queueWords.problem.refusedChain.what).toBe('法院说这台平板的记录接不上前面的。');
  });

  it('[P3] a chain that was forged is not stored: a body, a predecessor or a signature that is not the one', async () => {
    const [first] = await tablet.write([createItem(caseId, 'truck')]);
    await tablet.push([first]);
    const [next] = await tablet.write([createItem(caseId, 'cab')]);
    if (first === undefined || next === undefined) throw new Error('nothing written');
    const otherSignature = { ...next, sig: await tablet.sign(first.header) };
    const otherBody = { ...next, body: next.body.replace('挖掘机', '小轿车') };
    const otherPast = { ...next, header: next.header.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${'0'.repeat(64)}"`) };
    for (const [forged, reason] of [[otherSignature, 'badSignature'], [otherBody, 'bodyMismatch'], [otherPast, 'fork']] as const) {
      const { answers } = await tablet.push([forged]);
      expect(answers).toMatchObject([{ stored: false, reason }]);
    }
    expect((await tablet.push([next])).answers).toMatchObject([{ stored: true, duplicate: false }]);
  });

  it('[P3] what another key signed in a writer’s name is not stored', async () => {
    const other = await TabletWriter.enrol(test.browser(), li);
    const [entry] = await tablet.write([createItem(caseId, 'truck')]);
    if (entry === undefined) throw new Error('nothing written');
    expect((await tablet.push([{ ...entry, sig: await other.sign(entry.header) }])).answers).toMatchObject([{ stored: false, reason: 'badSignature' }]);
    const taken = await other.browser.post('/api/writers', { ...other.request, writer: tablet.id });
    expect(await words(taken)).toBe('法院说这一项与已收到的对不上。');
    expect(await words(await heads(other, tablet.id))).toBe('法院不接收这个账号发来的这一项。');
  });

  it('[B1] who knows a photo’s hash gets nothing by it: not by an own case, and not by announcing it', async () => {
    const bytes = photoBytes(2_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    await tablet.record(createItem(caseId, 'truck'), attach);
    await TabletUpload.whole(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
    const stranger = await TabletWriter.enrol(test.browser(), await court.addOfficer(`zhao-${uuidv7()}`, 'officer', await court.addTeam('执行二组')));
    const own = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: stranger.enrolled.officer });
    const theirs = attachTo(own, 'truck', photoNote(sha256Of(bytes), bytes.length));
    await stranger.record(createItem(own, 'truck'), theirs);
    for (const [of, entry] of [[caseId, attach.id], [own, attach.id], [own, theirs.id]]) {
      const reply = await stranger.browser.get(`/api/cases/${of}/documents/item/truck/files/${entry}/${sha256Of(bytes)}?writer=${stranger.id}`);
      expect([reply.status, await words(reply)]).toEqual([404, '没有发成，原因不明。']);
    }
  });
});
