import { decodeJwt } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { PULL_MINIMUM, WIRE_VERSION } from '@/wire/version';
import { addCase, endAssignments } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { enrolReply1, entriesReceipt1, filesCheckReply1, headsReply1, heartbeatReply1, pagesReply1, pushReply1 } from '@tests/fixtures/wire1/replies';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('a tablet of another version', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let tablet: TabletWriter;
  let caseId: string;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
  });
  beforeEach(async () => {
    zhang = await court.addOfficer(`zhang-${uuidv7()}`);
    tablet = await TabletWriter.enrol(test.browser(), zhang);
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: zhang.officerId });
  });
  afterAll(() => test.stop());

  /** Sends as a tablet of this version; what every request of a newer one may have besides is `more`. */
  const peer = (version: number, more: Record<string, unknown> = {}) => ({
    async ask<T extends z.ZodMiniType>(path: string, body: Record<string, unknown>, schema: T): Promise<z.infer<T>> {
      const reply = await tablet.browser.post(path, { ...body, ...more }, { 'x-fieldwrit': String(version) });
      expect([path, reply.status]).toEqual([path, 200]);
      return schema.parse(await reply.json());
    },
  });
  const held = { entries: 1, entryBytes: 2, files: 3, fileBytes: 4 };
  const heartbeat = (more: object = {}) => ({ writer: tablet.id, app: '0.1.0', wall: '2026-03-02T01:00:00.000Z', held, oldestUnsentAt: null, perCase: [], storage: { usageBytes: null, quotaBytes: null, persisted: null }, lastError: null, ...more });

  /** Everything that a tablet asks of the court, once, read with the schemas of version 1. */
  async function syncOnce({ ask }: ReturnType<typeof peer>): Promise<void> {
    const key = { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'b'.repeat(43) };
    const enrolled = await ask('/api/writers', { writer: uuidv7(), device: uuidv7(), publicKey: key }, enrolReply1);
    expect(enrolled.letter).toMatch(/^[A-Z]+$/);
    const bytes = photoBytes(2_000);
    const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
    const entries = await tablet.write([createItem(caseId, 'truck'), attach]);
    const pushed = await ask('/api/push', { writer: tablet.id, entries }, pushReply1);
    expect(pushed.answers).toMatchObject([{ stored: true, outcome: { is: 'folded' } }, { stored: true }]);
    expect(entriesReceipt1.parse(decodeJwt(pushed.receipts[0] ?? ''))).toMatchObject({ from: 1, to: 2 });
    await (await TabletUpload.begin(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' })).send(0);
    const checked = await ask('/api/files/check', { writer: tablet.id, files: [{ entry: attach.id, sha256: sha256Of(bytes) }] }, filesCheckReply1);
    expect(checked.receipts).toHaveLength(1);
    const heads = await ask('/api/pull/heads', { epoch: null, digest: null, writer: tablet.id, outcomes: 0 }, headsReply1);
    expect(heads).toMatchObject({ heads: [{ case: caseId, n: 2 }], chain: { seq: 2 }, outcomes: [{}, {}] });
    const pages = await ask('/api/pull/page', { epoch: heads.epoch, writer: tablet.id, feeds: [{ case: caseId, scope: 1, n: 0 }] }, pagesReply1);
    expect(pages.pages).toMatchObject([{ n: 2, upTo: 2, documents: [{ kind: 'item', id: 'truck' }] }]);
    await ask('/api/heartbeat', heartbeat(), heartbeatReply1);
  }

  it('[V2] one version behind syncs whole, and reads every reply, with the members that it does not know', () => syncOnce(peer(1)));

  it('[V2] one version ahead syncs whole: what this court does not know in its requests changes nothing', () =>
    syncOnce(peer(WIRE_VERSION + 1, { tomorrow: true, nested: { deep: [1, { more: null }] } })));

  it('[V2, P6, G8] a fork and a case that left are told to the older one in words that it knows', async () => {
    const root = tablet.head;
    const { ask } = peer(1);
    await ask('/api/push', { writer: tablet.id, entries: await tablet.write([createItem(caseId, 'mine')]) }, pushReply1);
    tablet.head = root;
    const forked = await ask('/api/push', { writer: tablet.id, entries: await tablet.write([createItem(caseId, 'clone')]) }, pushReply1);
    expect(forked.answers).toEqual([{ stored: true, seq: 1, duplicate: false, outcome: { is: 'setAside', reason: 'branch' } }]);
    await endAssignments(test.gateway.db, court.courtId, caseId, 'moved');
    expect((await ask('/api/pull/heads', { epoch: null, digest: null, writer: tablet.id, outcomes: 0 }, headsReply1)).heads).toEqual([]);
  });

  it('[V2, E3] an act that this court does not know yet is stored and receipted, and its neighbours take effect', async () => {
    const { ask } = peer(WIRE_VERSION + 1);
    const entries = await tablet.write([createItem(caseId, 'a'), { case: caseId, document: { kind: 'drone', id: 'd' }, op: 'fly', change: { heightM: 30 } }, createItem(caseId, 'b')]);
    const reply = await ask('/api/push', { writer: tablet.id, entries }, pushReply1);
    expect(reply.answers.map((answer) => answer.stored && answer.outcome)).toEqual([{ is: 'folded' }, { is: 'unreadable', reason: 'version' }, { is: 'folded' }]);
    expect(reply.receipts).toHaveLength(1);
  });

  it('[V2] one below the pull minimum is told to update, and everything that it holds is taken', async () => {
    const old = { 'x-fieldwrit': String(PULL_MINIMUM - 1) };
    for (const [path, body] of [['/api/pull/heads', { epoch: null, digest: null, writer: tablet.id, outcomes: 0 }], ['/api/pull/page', { epoch: 'x', writer: tablet.id, feeds: [] }]] as const) {
      const reply = await tablet.browser.post(path, body, old);
      expect([reply.status, await reply.json()]).toMatchObject([426, { error: 'updateNeeded', action: 'stop' }]);
    }
    const { ask } = peer(PULL_MINIMUM - 1);
    const reply = await ask('/api/push', { writer: tablet.id, entries: await tablet.write([createItem(caseId, 'a')]) }, pushReply1);
    expect(reply.answers).toMatchObject([{ stored: true, outcome: { is: 'folded' } }]);
    await ask('/api/files/check', { writer: tablet.id, files: [] }, filesCheckReply1);
    await ask('/api/heartbeat', heartbeat(), heartbeatReply1);
    // Without a version it is no tablet of ours at all.
    expect((await tablet.browser.post('/api/pull/heads', {}, { 'x-fieldwrit': 'x' })).status).toBe(403);
  });
});
