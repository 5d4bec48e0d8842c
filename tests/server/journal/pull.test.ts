import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newHandover, readHandover } from '@/domain/handover';
import { documentKey, type FoldedDocument } from '@/domain/journal';
import { sessionOfOfficer } from '@tests/builders/sessionOfOfficer';
import { pullPages } from '@/server/usecases/pullPages';
import { headsDigest } from '@/wire/headsDigest';
import { headsReply, pagesReply, type FeedCursor, type HeadsReply, type PagesReply } from '@/wire/pull';
import { addCase, endAssignments } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { createItem, setItem } from '@tests/builders/drafts';
import { storedDocuments } from '@tests/builders/courtStore';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('[G1, G2] a tablet receives its cases', () => {
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
    // A new officer each time: nothing of another test is within reach.
    zhang = await court.addOfficer(`zhang-${uuidv7()}`, 'officer', await court.addTeam('组'));
    tablet = await TabletWriter.enrol(test.browser(), zhang);
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: zhang.officerId });
  });
  afterAll(() => test.stop());

  const heads = async (asked: Partial<{ epoch: string; digest: string; outcomes: number }> = {}, by = tablet): Promise<HeadsReply> => {
    const reply = await by.browser.post('/api/pull/heads', { epoch: asked.epoch ?? null, digest: asked.digest ?? null, writer: by.id, outcomes: asked.outcomes ?? 0 });
    expect(reply.status).toBe(200);
    return headsReply.parse(await reply.json());
  };
  const pages = async (feeds: readonly FeedCursor[], epoch = tablet.enrolled.epoch, by = tablet): Promise<PagesReply> => {
    const reply = await by.browser.post('/api/pull/page', { epoch, writer: by.id, feeds });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/json/)]);
    return pagesReply.parse(await reply.json());
  };
  const from = (n: number, scope = 1, of = caseId): FeedCursor => ({ case: of, scope, n });
  const keys = (documents: readonly unknown[]) => (documents as FoldedDocument[]).map(documentKey);

  it('[G6] from the heads to the documents, and a digest that says when nothing is new', async () => {
    await tablet.record(createItem(caseId, 'a'), createItem(caseId, 'b'), setItem(caseId, 'a', { note: 'x' }));
    const first = await heads();
    expect(first).toMatchObject({ unchanged: false, heads: [{ case: caseId, scope: 1, n: 3 }], chain: tablet.head, epoch: tablet.enrolled.epoch });
    const { pages: sent } = await pages([from(0)]);
    expect(sent).toMatchObject([{ case: caseId, scope: 1, from: 0, n: 3, upTo: 3 }]);
    expect(new Map((sent[0]?.documents as FoldedDocument[]).map((document) => [documentKey(document), document]))).toEqual(await storedDocuments(test.gateway.db, court.courtId, caseId));
    const digest = headsDigest([from(3)]);
    expect(await heads({ epoch: first.epoch, digest })).toMatchObject({ unchanged: true, heads: [] });
    expect((await heads({ epoch: 'before-the-restore', digest })).unchanged).toBe(false);
    await tablet.record(setItem(caseId, 'b', { note: 'y' }));
    expect(await heads({ epoch: first.epoch, digest })).toMatchObject({ unchanged: false, heads: [from(4)] });
    expect(keys((await pages([from(3)])).pages[0]?.documents ?? [])).toEqual(['item/b']);
  });

  it('[P2] and hears what became of its own entries, later changes included', async () => {
    const other = await TabletWriter.enrol(test.browser(), zhang);
    await other.record(setItem(caseId, 'late', { note: 'x' }));
    const first = await heads({}, other);
    expect(first.outcomes).toEqual([{ n: 1, seq: 1, hash: other.head?.hash, outcome: { is: 'waiting', for: { kind: 'item', id: 'late' } } }]);
    expect((await heads({ epoch: first.epoch, outcomes: 1 }, other)).outcomes).toEqual([]);
    await tablet.record(createItem(caseId, 'late'));
    expect((await heads({ epoch: first.epoch, outcomes: 1 }, other)).outcomes).toEqual([{ n: 2, seq: 1, hash: other.head?.hash, outcome: { is: 'folded' } }]);
  });

  it('[F3] with a hand-over that was written when the list of what changes hands was frozen: it counts, and is frozen and signed by itself', async () => {
    const paper = { kind: 'transcript', id: 'list' };
    const handover = newHandover({ case: caseId, action: 'raid', id: 'to-the-yard' }, {
      what: 'custody', items: ['truck'], rows: { truck: { mileageKm: 38_420, keys: '2把' } }, from: { name: '张某', role: 'court' }, to: { name: '某停车场 唐某', role: 'thirdParty' }, at: '2024-08-17T06:10:00.000Z', result: 'taken',
    });
    const on = { case: caseId, document: handover.document };
    const [listed, handed] = [uuidv7(), uuidv7()];
    const { answers } = await tablet.record({ ...createItem(caseId, 'truck'), id: listed }, { case: caseId, document: paper, op: 'create', change: { set: { text: '清单' } } },
      { case: caseId, document: paper, op: 'freeze', change: { snapshot: 'c'.repeat(64), covers: [{ kind: 'item', id: 'truck', heads: { name: [listed] } }] } }, { ...handover, id: handed },
      { ...on, op: 'freeze', change: { snapshot: 'd'.repeat(64), covers: [{ ...handover.document, heads: Object.fromEntries(Object.keys(handover.change.set).map((path) => [path, [handed]])) }] } },
      { ...on, op: 'sign', change: { snapshot: 'd'.repeat(64), person: { id: 'to', name: '某停车场 唐某', role: 'thirdParty' }, outcome: { is: 'refused', reason: '须请示经理' } } });
    expect(answers.map((answer) => answer.stored && answer.outcome?.is)).toEqual(Array.from({ length: 6 }, () => 'folded'));
    const pulled = new Map(((await pages([from(0)])).pages[0]?.documents as FoldedDocument[]).map((document) => [documentKey(document), document]));
    expect(pulled.get('item/truck')?.pending).toEqual([]);
    const document = pulled.get('handover/to-the-yard');
    expect([document?.frozen, document?.acts.map(({ is }) => is)]).toEqual(['d'.repeat(64), ['freeze', 'sign']]);
    expect(document && readHandover(document)).toMatchObject({ frozen: true, items: ['truck'], to: { name: '某停车场 唐某', role: 'thirdParty' } });
  });

  it('from the beginning when scope, epoch or position cannot be theirs', async () => {
    await tablet.record(createItem(caseId, 'a'), createItem(caseId, 'b'));
    for (const [feed, epoch] of [[from(1, 7), undefined], [from(99), undefined], [from(-5), undefined], [from(1), 'another-epoch']] as const) {
      expect((await pages([feed], epoch)).pages).toMatchObject([{ from: 0, n: 2, upTo: 2, scope: 1, documents: [{}, {}] }]);
    }
    expect((await pages([from(2)])).pages).toMatchObject([{ from: 2, n: 2, upTo: 2, documents: [] }]);
  });

  it('in pages cut anywhere, with changes in between: the same documents in the end', async () => {
    const second = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: zhang.officerId });
    const untouched = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: zhang.officerId });
    for (const of of [caseId, second]) {
      await tablet.record(...Array.from({ length: 23 }, (_, index) => createItem(of, `i${index}`, { note: '长'.repeat(index * 40) })));
      await tablet.record({ case: of, document: { kind: 'transcript', id: 't' }, op: 'create', change: { set: {} } }, { case: of, document: { kind: 'transcript', id: 't' }, op: 'freeze', change: { snapshot: 'b'.repeat(64), covers: Array.from({ length: 9 }, (_, index) => ({ kind: 'item', id: `i${index}`, heads: {} })) } });
    }
    const session = await sessionOfOfficer(test.gateway.db, zhang);
    for (const limits of [{ documents: 1, bytes: 1e9 }, { documents: 7, bytes: 1e9 }, { documents: 1_000, bytes: 1 }, { documents: 1_000, bytes: 3_000 }, { documents: 24, bytes: 1e9 }, { documents: 48, bytes: 1e9 }, { documents: 1_000, bytes: 1e9 }]) {
      const held = new Map<string, Map<string, FoldedDocument>>();
      let feeds: FeedCursor[] = [caseId, untouched, second].map((of) => from(0, 1, of));
      for (let round = 0; feeds.length > 0; round += 1) {
        expect(round).toBeLessThan(200);
        const reply = pagesReply.parse(JSON.parse((await pullPages(test.gateway, session, { epoch: tablet.enrolled.epoch, writer: tablet.id, feeds }, limits)).text));
        expect(reply.pages.length).toBeGreaterThan(0);
        for (const page of reply.pages) {
          const documents = held.get(page.case) ?? new Map<string, FoldedDocument>();
          for (const document of page.documents as FoldedDocument[]) documents.set(documentKey(document), document);
          held.set(page.case, documents);
          feeds = feeds.map((feed) => (feed.case === page.case ? { ...feed, n: page.n } : feed)).filter((feed) => feed.case !== page.case || page.n < page.upTo);
        }
        if (round % 3 === 0) await tablet.record(createItem(second, uuidv7()));
      }
      // What came meanwhile is behind the last head; one more question brings it.
      const rest = pagesReply.parse(JSON.parse((await pullPages(test.gateway, session, { epoch: tablet.enrolled.epoch, writer: tablet.id, feeds: [from(0, 1, second)] })).text));
      for (const document of (rest.pages[0]?.documents ?? []) as FoldedDocument[]) held.get(second)?.set(documentKey(document), document);
      for (const of of [caseId, second]) expect(held.get(of)).toEqual(await storedDocuments(test.gateway.db, court.courtId, of));
      expect(held.get(untouched)?.size).toBe(0);
    }
  });

  it('[G1] and never skips a change that commits late', async () => {
    await tablet.record(createItem(caseId, 'early'));
    const slow = new pg.Client({ connectionString: test.gateway.settings.databaseUrl ?? '' });
    await slow.connect();
    try {
      // Another gateway's fold took the next position and has not committed when the tablet asks.
      await slow.query('BEGIN');
      await slow.query('SELECT head FROM cases WHERE case_id = $1 FOR NO KEY UPDATE', [caseId]);
      await slow.query(`INSERT INTO documents SELECT court_id, case_id, kind, 'late', 2, replace(body, 'early', 'late'), updated_at FROM documents WHERE case_id = $1`, [caseId]);
      await slow.query('UPDATE cases SET head = 2 WHERE case_id = $1', [caseId]);
      const pushing = tablet.record(createItem(caseId, 'after'));
      const during = await heads();
      expect(during.heads).toEqual([from(1)]);
      const first = await pages([from(0)]);
      expect(first.pages).toMatchObject([{ n: 1, upTo: 1 }]);
      const raced = await Promise.race([pushing.then(() => 'folded'), new Promise((resolve) => setTimeout(() => resolve('waits'), 300))]);
      expect(raced).toBe('waits');
      await slow.query('COMMIT');
      await pushing;
    } finally {
      await slow.end();
    }
    const after = await pages([from(1)]);
    expect(keys(after.pages[0]?.documents ?? [])).toEqual(['item/late', 'item/after']);
    expect(after.pages).toMatchObject([{ from: 1, n: 3, upTo: 3 }]);
  });

  it('while twelve tablets write: every puller ends with what the court has', async () => {
    const writers: TabletWriter[] = [];
    while (writers.length < 12) writers.push(await TabletWriter.enrol(test.browser(), zhang));
    let writing = true;
    const puller = async (): Promise<Map<string, FoldedDocument>> => {
      const held = new Map<string, FoldedDocument>();
      let n = 0;
      for (let last = false; !last; ) {
        last = !writing;
        for (let whole = false; !whole; ) {
          const [page] = (await pages([from(n)])).pages;
          for (const document of (page?.documents ?? []) as FoldedDocument[]) held.set(documentKey(document), document);
          n = page?.n ?? n;
          whole = n === page?.upTo;
        }
      }
      return held;
    };
    const pulling = [puller(), puller()];
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let round = 0; round < 8; round += 1) await writer.record(createItem(caseId, `${index}-${round}`), setItem(caseId, 'shared', { note: `${index}-${round}` }));
        if (index === 5) await writer.record(createItem(caseId, 'shared'));
      }),
    );
    writing = false;
    const stored = await storedDocuments(test.gateway.db, court.courtId, caseId);
    expect(stored.size).toBe(12 * 8 + 1);
    for (const held of await Promise.all(pulling)) expect(held).toEqual(stored);
  });

  it('only what is assigned to them or to their team; a lead what is assigned to the team and its officers; an administrator nothing', async () => {
    const { db } = test.gateway;
    const [one, two] = [await court.addTeam('一'), await court.addTeam('二')];
    const officer = await court.addOfficer(`o-${uuidv7()}`, 'officer', one);
    const recorder = await court.addOfficer(`r-${uuidv7()}`, 'recorder', one);
    const lead = await court.addOfficer(`l-${uuidv7()}`, 'lead', one);
    const admin = await court.addOfficer(`a-${uuidv7()}`, 'admin', one);
    const teamless = await court.addOfficer(`t-${uuidv7()}`, 'officer', null);
    const cases = {
      own: await addCase(db, court.courtId, uuidv7(), { officer: officer.officerId }),
      team: await addCase(db, court.courtId, uuidv7(), { team: one }),
      otherTeam: await addCase(db, court.courtId, uuidv7(), { team: two }),
      nobodys: await addCase(db, court.courtId, uuidv7()),
      ended: await addCase(db, court.courtId, uuidv7(), { officer: officer.officerId }),
    };
    await endAssignments(db, court.courtId, cases.ended);
    for (const [who, sees] of [[officer, ['own', 'team']], [recorder, ['team']], [lead, ['own', 'team']], [admin, []], [teamless, []]] as const) {
      const by = await TabletWriter.enrol(test.browser(), who);
      expect((await heads({}, by)).heads.map((head) => head.case)).toEqual(sees.map((name) => cases[name]).sort());
      const asked = Object.values(cases).map((of) => from(0, 1, of));
      expect((await pages(asked, undefined, by)).pages.map((page) => page.case).sort()).toEqual(sees.map((name) => cases[name]).sort());
    }
  });

  it("and nothing at all in the name of another officer's writer: a second window must not fill the first one's store", async () => {
    const other = await TabletWriter.enrol(test.browser(), await court.addOfficer(`x-${uuidv7()}`));
    await other.record(createItem(caseId, 'a'));
    const reply = await tablet.browser.post('/api/pull/heads', { epoch: null, digest: null, writer: other.id, outcomes: 0 });
    expect([reply.status, await reply.json()]).toMatchObject([403, { error: 'notAllowed' }]);
    const page = await tablet.browser.post('/api/pull/page', { epoch: tablet.enrolled.epoch, writer: other.id, feeds: [from(0)] });
    expect([page.status, await page.json()]).toMatchObject([403, { error: 'notAllowed' }]);
  });

  it('[W2] unless the writer was revoked: it may push and receives nothing', async () => {
    await test.gateway.db.updateTable('writers').set({ status: 'revoked' }).where('writer_id', '=', tablet.id).execute();
    const reply = await tablet.browser.post('/api/pull/heads', { epoch: null, digest: null, writer: tablet.id, outcomes: 0 });
    expect([reply.status, await reply.json()]).toMatchObject([403, { error: 'notAllowed' }]);
    expect((await tablet.browser.post('/api/pull/page', { epoch: tablet.enrolled.epoch, writer: tablet.id, feeds: [from(0)] })).status).toBe(403);
  });
});
