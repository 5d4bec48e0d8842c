import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { textOf, type DocumentRef, type FoldedDocument } from '@/domain/journal';
import { headsReply } from '@/wire/pull';
import { deskReply } from '@/wire/team';
import { addCase, endAssignments } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { refold, storedDocuments } from '@tests/builders/courtStore';
import { createItem, setItem } from '@tests/builders/drafts';
import { TabletWriter, type Draft } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('a lead admits what was set aside', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let tablet: TabletWriter;
  let lead: TabletWriter;
  let caseId: string;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
  });
  beforeEach(async () => {
    const team = await court.addTeam('执行组');
    zhang = await court.addOfficer(`zhang-${uuidv7()}`, 'officer', team);
    tablet = await TabletWriter.enrol(test.browser(), zhang);
    lead = await TabletWriter.enrol(test.browser(), await court.addOfficer(`wang-${uuidv7()}`, 'lead', team));
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team });
  });
  afterAll(() => test.stop());

  const admission = (change: { writer: string; branch?: number; from: number; to: number }, more: { readonly document?: DocumentRef; readonly scope?: number } = {}): Draft => ({
    case: caseId, document: { kind: 'admission', id: uuidv7() }, op: 'admit', change: { branch: 0, reason: '核对过，属实', ...change }, ...more,
  });
  const documents = (): Promise<Map<string, FoldedDocument>> => storedDocuments(test.gateway.db, court.courtId, caseId);
  const items = async () => [...(await documents()).keys()].filter((key) => key.startsWith('item/')).sort();
  const outcomes = async (branch: number) => (await test.gateway.db.selectFrom('entries').select(['seq', 'outcome']).where('writer_id', '=', tablet.id).where('branch', '=', branch).orderBy('seq').execute()).map(({ seq, outcome }) => [seq, outcome?.is]);
  const expectRefoldEqual = async () => expect(await refold(test.gateway.db, court.courtId, caseId)).toEqual(await documents());
  const onDesk = async () => deskReply.parse(await (await lead.browser.get('/api/team/desk')).json()).items.map(({ document }) => document);
  const revoke = () => test.gateway.db.updateTable('writers').set({ status: 'revoked' }).where('writer_id', '=', tablet.id).execute();

  /** The clone writes an item of its own, changes the common one, and adds to its own. */
  async function cloned(): Promise<void> {
    const created = { ...createItem(caseId, 'common', { note: '原值' }), id: uuidv7() };
    await tablet.record(created);
    const root = tablet.head;
    await tablet.record(createItem(caseId, 'mine'), createItem(caseId, 'mine-too'), createItem(caseId, 'mine-three'));
    tablet.head = root;
    await tablet.push(await tablet.write([createItem(caseId, 'clone'), setItem(caseId, 'common', { note: '克隆' }, { note: [created.id] }), setItem(caseId, 'clone', { note: '补记' })]));
  }

  it('[P9, R29, F6] a branch takes effect in the order of its chain, everybody is told, and a refold comes out equal', async () => {
    await cloned();
    expect([await items(), (await onDesk()).sort()]).toEqual([['item/common', 'item/mine', 'item/mine-three', 'item/mine-too'], ['clone', 'clone', 'common']]);
    const reply = await lead.record(admission({ writer: tablet.id, branch: 1, from: 2, to: 4 }));
    expect(reply.answers).toEqual([{ stored: true, seq: 1, duplicate: false, outcome: { is: 'folded' } }]);
    const held = await documents();
    expect([textOf(held.get('item/clone')!, 'note'), textOf(held.get('item/common')!, 'note')]).toEqual(['补记', '克隆']);
    expect(await outcomes(1)).toEqual([[2, 'folded'], [3, 'folded'], [4, 'folded']]);
    expect(await onDesk()).toEqual([]);
    await expectRefoldEqual();
    // What the accepted branch has at the same places is considered for itself.
    expect(held.get('item/common')?.considered).toMatchObject({ [tablet.id]: 1, [`${tablet.id}#1`]: 3 });
    const log = await test.gateway.db.selectFrom('fold_log').select(['seq', 'branch', 'verdict']).where('case_id', '=', caseId).orderBy('position').execute();
    const admitted = log.filter(({ branch }) => branch === 1);
    expect(admitted.map(({ seq, verdict }) => [seq, verdict])).toEqual([2, 3, 4].map((seq) => [seq, expect.objectContaining({ effective: true, admitted: expect.any(String) as unknown }) as unknown]));
    const told = headsReply.parse(await (await tablet.browser.post('/api/pull/heads', { epoch: tablet.enrolled.epoch, digest: null, writer: tablet.id, outcomes: 0 })).json());
    expect(told.outcomes.every(({ outcome }) => outcome.is === 'folded')).toBe(true);
    expect(told.outcomes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('[P9] a second admission, or the same one sent again, does nothing twice', async () => {
    await cloned();
    const once = await lead.write([admission({ writer: tablet.id, branch: 1, from: 2, to: 3 })]);
    await lead.push(once);
    const before = (await documents()).get('item/clone');
    await lead.push(once);
    await lead.record(admission({ writer: tablet.id, branch: 1, from: 1, to: 3 }), admission({ writer: tablet.id, branch: 1, from: 1, to: 3 }));
    expect((await documents()).get('item/clone')).toEqual(before);
    expect(await outcomes(1)).toEqual([[2, 'folded'], [3, 'folded'], [4, 'setAside']]);
    await lead.record(admission({ writer: tablet.id, branch: 1, from: 4, to: 4 }));
    expect(textOf((await documents()).get('item/clone')!, 'note')).toBe('补记');
    await expectRefoldEqual();
  });

  it('[P9, W2] what a revoked writer delivered takes effect, and the writer stays revoked', async () => {
    await revoke();
    await tablet.record(createItem(caseId, 'a'), setItem(caseId, 'a', { note: 'x' }));
    await lead.record(admission({ writer: tablet.id, from: 1, to: 2 }));
    expect(textOf((await documents()).get('item/a')!, 'note')).toBe('x');
    expect((await tablet.record(createItem(caseId, 'b'))).answers).toMatchObject([{ outcome: { is: 'setAside', reason: 'writerRevoked' } }]);
    await expectRefoldEqual();
  });

  it('[P9, R25] in a case that was closed the lead who had it last may admit', async () => {
    await endAssignments(test.gateway.db, court.courtId, caseId, 'closed');
    await tablet.record({ ...createItem(caseId, 'knowing'), scope: 2 });
    expect((await lead.record(admission({ writer: tablet.id, from: 1, to: 1 }, { scope: 2 }))).answers).toMatchObject([{ outcome: { is: 'folded' } }]);
    expect(await items()).toEqual(['item/knowing']);
    await expectRefoldEqual();
  });

  it('[P9] not by an officer, not by a lead without the case, not under another kind; and nothing of it takes effect', async () => {
    await revoke();
    await tablet.record(createItem(caseId, 'a'));
    const change = { writer: tablet.id, from: 1, to: 1 };
    const colleague = await TabletWriter.enrol(test.browser(), zhang);
    const stranger = await TabletWriter.enrol(test.browser(), await court.addOfficer(`zhao-${uuidv7()}`, 'lead', await court.addTeam('另一组')));
    const reasons = [];
    for (const reply of [await colleague.record(admission(change)), await stranger.record(admission(change)), await lead.record(admission(change, { document: { kind: 'item', id: 'x' } }))]) reasons.push(reply.answers[0]);
    expect(reasons).toMatchObject([{ outcome: { reason: 'documentRule' } }, { outcome: { reason: 'notAssigned' } }, { outcome: { reason: 'documentRule' } }]);
    expect(await items()).toEqual([]);
  });

  it("[P9] what names another case's entries, an act in another's name, or a change to what is not there leaves them set aside", async () => {
    const other = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: zhang.officerId });
    await revoke();
    const forged = tablet.seal({ ...tablet.body(createItem(caseId, 'forged')), actor: lead.enrolled.officer });
    const rest = await tablet.write([createItem(other, 'elsewhere'), setItem(caseId, 'nothing', { note: 'x' }), createItem(caseId, 'good')]);
    await tablet.push([forged, ...rest]);
    await lead.record(admission({ writer: tablet.id, from: 1, to: 9 }));
    expect(await outcomes(0)).toEqual([[1, 'setAside'], [2, 'setAside'], [3, 'setAside'], [4, 'folded']]);
    expect(await items()).toEqual(['item/good']);
    await expectRefoldEqual();
  });

  it('[P9] what waited for an admitted item folds with it', async () => {
    await revoke();
    const colleague = await TabletWriter.enrol(test.browser(), zhang);
    await colleague.record(setItem(caseId, 'a', { note: '先到' }));
    await tablet.record(createItem(caseId, 'a'));
    expect(await items()).toEqual([]);
    await lead.record(admission({ writer: tablet.id, from: 1, to: 1 }));
    expect(textOf((await documents()).get('item/a')!, 'note')).toBe('先到');
    await expectRefoldEqual();
  });
});
