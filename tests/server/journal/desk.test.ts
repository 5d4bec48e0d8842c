import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { headsDigest } from '@/wire/headsDigest';
import { headsReply, type HeadsReply } from '@/wire/pull';
import { deskReply, type DeskReply } from '@/wire/team';
import { addCase, endAssignments } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter, type Draft } from '@tests/builders/tabletWriter';
import type { TestBrowser } from '../testBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('a case leaves an officer while its evidence is unsent', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let team: string;
  let zhang: BuiltOfficer;
  let lead: TestBrowser;
  let tablet: TabletWriter;
  let caseId: string;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
  });
  beforeEach(async () => {
    team = await court.addTeam('执行组');
    zhang = await court.addOfficer(`zhang-${uuidv7()}`, 'officer', team);
    const captain = await court.addOfficer(`wang-${uuidv7()}`, 'lead', team);
    lead = test.browser();
    await lead.signIn(captain.account, captain.password);
    tablet = await TabletWriter.enrol(test.browser(), zhang);
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: zhang.officerId });
  });
  afterAll(() => test.stop());

  const desk = async (by = lead): Promise<DeskReply> => deskReply.parse(await (await by.get('/api/team/desk')).json());
  const heads = async (digest: string | null = null, by = tablet): Promise<HeadsReply> => headsReply.parse(await (await by.browser.post('/api/pull/heads', { epoch: by.enrolled.epoch, digest, writer: by.id, outcomes: 0 })).json());
  const told = ({ items }: DeskReply) => items.map(({ document, reason, admissible }) => [document, reason, admissible]);

  it.each([
    ['moved', 'caseMoved'],
    ['closed', 'caseClosed'],
    ['open', 'notAssigned'],
  ] as const)('[G8, R25] a case that is %s is told with its reason; what was unsent goes through, photos too, marked, and lies on the desk', async (status, reason) => {
    await tablet.record(createItem(caseId, 'before'));
    expect((await heads()).ended).toEqual([]);
    await endAssignments(test.gateway.db, court.courtId, caseId, status);
    const after = await heads();
    expect([after.heads, after.ended]).toEqual([[], [{ case: caseId, reason }]]);
    expect((await heads(headsDigest([]))).ended).toBeUndefined();

    const bytes = photoBytes(3_000);
    const attach = attachTo(caseId, 'late', photoNote(sha256Of(bytes), bytes.length));
    const late = await tablet.record({ ...createItem(caseId, 'late'), scope: 1 }, { ...attach, scope: 1 });
    const knowing = await tablet.record({ ...createItem(caseId, 'knowing'), scope: 2 });
    expect(late.answers).toMatchObject([{ stored: true, outcome: { is: 'folded' } }, { stored: true, outcome: { is: 'folded' } }]);
    expect(knowing.answers).toMatchObject([{ stored: true, outcome: { is: 'setAside', reason } }]);
    const upload = await TabletUpload.begin(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
    expect((await upload.send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);

    // The case is the former lead's to decide on only where it went to nobody else.
    const reply = await desk();
    expect(told(reply)).toEqual([['knowing', reason, status !== 'open'], ['late', 'late', false], ['late', 'late', false]]);
    expect(reply.items[0]).toEqual({
      case: caseId, number: expect.stringContaining('湘0104执') as string, writer: tablet.id, letter: tablet.enrolled.letter, officer: zhang.officerId, name: `${zhang.account}某`, branch: 0, seq: 4,
      entry: expect.any(String) as string, op: 'create', kind: 'item', document: 'knowing', reason, receivedAt: test.clock.now().toISOString(), at: '2026-03-02T01:00:00.000Z', admissible: status !== 'open',
    });
  });

  it('[P2, R29] branches and cases that nobody knows lie there too; the desk of another team is empty, and officers have none', async () => {
    const root = tablet.head;
    await tablet.record(createItem(caseId, 'mine'));
    tablet.head = root;
    await tablet.push(await tablet.write([createItem(caseId, 'clone')]));
    await (await TabletWriter.enrol(test.browser(), zhang)).record(createItem('nowhere', 'x'));
    const reply = await desk();
    expect(new Set(told(reply).map((item) => item.join(' ')))).toEqual(new Set(['clone branch true', 'x unknownCase false']));
    expect(reply.items.map(({ branch, number }) => [branch, number === null]).sort()).toEqual([[0, true], [1, false]]);
    const stranger = await court.addOfficer(`zhao-${uuidv7()}`, 'lead', await court.addTeam('另一组'));
    const elsewhere = test.browser();
    await elsewhere.signIn(stranger.account, stranger.password);
    expect(await desk(elsewhere)).toMatchObject({ items: [], more: false });
    expect((await tablet.browser.get('/api/team/desk')).status).toBe(403);
  });

  it("[R25] what comes late into a case lies on the desk of the team that has it now, and that team's lead may admit it", async () => {
    await endAssignments(test.gateway.db, court.courtId, caseId);
    const other = await court.addTeam('接手组');
    await test.gateway.db.insertInto('assignments').values({ court_id: court.courtId, assignment_id: uuidv7(), case_id: caseId, team_id: other, from_scope: 2, created_at: '2026-03-01T00:00:00.000Z' }).execute();
    await tablet.record({ ...createItem(caseId, 'knowing'), scope: 2 });
    const captain = await court.addOfficer(`qian-${uuidv7()}`, 'lead', other);
    const theirs = test.browser();
    await theirs.signIn(captain.account, captain.password);
    expect(told(await desk(theirs))).toEqual([['knowing', 'notAssigned', true]]);
    expect(told(await desk())).toEqual([['knowing', 'notAssigned', false]]);
  });

  it('[P2, E3, R25] what came late leaves the desk when a lead of the team has seen it, and no other desk; an officer and a stranger cannot take it away', async () => {
    const captain = await court.addOfficer(`sun-${uuidv7()}`, 'lead', team);
    const seeing = await TabletWriter.enrol(test.browser(), captain);
    await endAssignments(test.gateway.db, court.courtId, caseId);
    const other = await court.addTeam('接手组');
    await test.gateway.db.insertInto('assignments').values({ court_id: court.courtId, assignment_id: uuidv7(), case_id: caseId, team_id: other, from_scope: 2, created_at: '2026-03-01T00:00:00.000Z' }).execute();
    await tablet.record({ ...createItem(caseId, 'first'), scope: 1 }, { ...createItem(caseId, 'second'), scope: 1 }, { ...createItem(caseId, 'knowing'), scope: 2 });
    const late = [['knowing', 'notAssigned', false], ['second', 'late', false], ['first', 'late', false]];
    expect(told(await desk())).toEqual(late);
    const review = (from: number, to: number, document = { kind: 'review', id: uuidv7() }): Draft => ({ case: caseId, document, op: 'review', change: { writer: tablet.id, branch: 0, from, to } });

    const stranger = await TabletWriter.enrol(test.browser(), await court.addOfficer(`zhao-${uuidv7()}`, 'lead', await court.addTeam('另一组')));
    const asides = [await tablet.record({ ...review(1, 3), scope: 1 }), await stranger.record(review(1, 3)), await seeing.record(review(1, 3, { kind: 'item', id: 'x' }))];
    expect(asides.map(({ answers }) => answers[0])).toMatchObject([{ outcome: { reason: 'documentRule' } }, { outcome: { reason: 'notAssigned' } }, { outcome: { reason: 'documentRule' } }]);
    // Nor does a document of that kind which an officer makes by hand.
    await tablet.record({ case: caseId, document: { kind: 'review', id: uuidv7() }, op: 'create', change: { set: { writer: tablet.id, branch: 0, from: 1, to: 3 } }, scope: 1 });
    expect(told(await desk()).filter(([, reason]) => reason === 'late')).toHaveLength(3);

    expect((await seeing.record(review(1, 1))).answers).toMatchObject([{ outcome: { is: 'folded' } }]);
    expect(told(await desk()).filter(([document]) => ['first', 'second', 'knowing'].includes(String(document)))).toEqual(late.slice(0, 2));
    await seeing.record(review(1, 3));
    // What was set aside is not done with by being seen.
    expect(told(await desk()).filter(([document]) => ['first', 'second', 'knowing'].includes(String(document)))).toEqual(late.slice(0, 1));
    const theirs = test.browser();
    const their = await court.addOfficer(`qian-${uuidv7()}`, 'lead', other);
    await theirs.signIn(their.account, their.password);
    expect(told(await desk(theirs)).filter(([, reason]) => reason === 'late')).toHaveLength(3);
  });

  it('[P2] two hundred are listed, and that there are more', async () => {
    await endAssignments(test.gateway.db, court.courtId, caseId);
    await tablet.record(...Array.from({ length: 230 }, (_, index) => ({ ...createItem(caseId, `i${index}`), scope: 2 })));
    await test.gateway.foldsBehind.allDone();
    const reply = await desk();
    expect([reply.items.length, reply.more, reply.items[0]?.seq]).toEqual([200, true, 230]);
  });
});
