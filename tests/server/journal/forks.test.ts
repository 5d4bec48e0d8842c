import { decodeJwt } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SealedEntry } from '@/domain/journal';
import { headsReply, type HeadsReply } from '@/wire/pull';
import type { EntriesReceipt } from '@/wire/receipt';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { refold, storedDocuments } from '@tests/builders/courtStore';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter, type Draft } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('a profile was cloned: two tablets write as one writer', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;
  let caseId: string;
  let tablet: TabletWriter;
  let common: SealedEntry[];

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
  });
  beforeEach(async () => {
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    tablet = await TabletWriter.enrol(test.browser(), zhang);
    common = await tablet.write([createItem(caseId, 'common')]);
  });
  afterAll(() => test.stop());

  const from = async (head: TabletWriter['head'], ...drafts: Draft[]): Promise<SealedEntry[]> => {
    tablet.head = head;
    return tablet.write(drafts);
  };
  const receiptsOf = (receipts: readonly string[]) => receipts.map((jws) => decodeJwt(jws) as unknown as EntriesReceipt);
  const rows = () => test.gateway.db.selectFrom('entries').select(['seq', 'branch', 'outcome']).where('writer_id', '=', tablet.id).orderBy('branch').orderBy('seq').execute();
  const items = async () => [...(await storedDocuments(test.gateway.db, court.courtId, caseId)).keys()].sort();

  it('[P6, R29] the branch that came first stands, the other is stored, receipted and set aside, and each goes on', async () => {
    const before = tablet.head;
    const mine = await from(before, createItem(caseId, 'mine'));
    const mineHead = tablet.head;
    const clone = await from(before, createItem(caseId, 'clone-1'), createItem(caseId, 'clone-2'));
    const cloneHead = tablet.head;
    await tablet.push([...common, ...mine]);

    const reply = await tablet.push(clone);
    const setAside = { is: 'setAside', reason: 'branch' };
    expect(reply).toMatchObject({
      answers: [{ stored: true, seq: 2, duplicate: false, outcome: setAside }, { stored: true, seq: 3, duplicate: false, outcome: setAside }],
      head: mineHead, forked: true,
    });
    expect(receiptsOf(reply.receipts)).toMatchObject([{ from: 2, to: 3, head: cloneHead?.hash, branch: 1 }]);

    // Both go on where they are, and the accepted one is not told of a fork.
    const mineGoesOn = await from(mineHead, createItem(caseId, 'mine-too'));
    const own = await tablet.push(mineGoesOn);
    expect(own).toMatchObject({ answers: [{ stored: true, seq: 3, outcome: { is: 'folded' } }], head: tablet.head });
    expect(own.forked).toBeUndefined();
    const cloneGoesOn = await tablet.push(await from(cloneHead, createItem(caseId, 'clone-3')));
    expect(receiptsOf(cloneGoesOn.receipts)).toMatchObject([{ from: 4, to: 4, branch: 1 }]);

    expect((await rows()).map(({ branch, seq }) => [branch, seq])).toEqual([[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [1, 4]]);
    expect(await items()).toEqual(['item/common', 'item/mine', 'item/mine-too']);
    expect(await refold(test.gateway.db, court.courtId, caseId)).toEqual(await storedDocuments(test.gateway.db, court.courtId, caseId));
  });

  it('[P7, R9] a branch that is sent again, alone or with all before it, is a duplicate with the same receipt', async () => {
    const before = tablet.head;
    await tablet.push([...common, ...(await from(before, createItem(caseId, 'mine')))]);
    const clone = await from(before, createItem(caseId, 'clone'));
    const first = await tablet.push(clone);
    for (const run of [clone, [...common, ...clone]]) {
      const again = await tablet.push(run);
      expect(again.answers.every((answer) => answer.stored && answer.duplicate)).toBe(true);
      expect(again.receipts).toEqual(expect.arrayContaining(first.receipts));
      expect(again.forked).toBe(true);
    }
    expect(await rows()).toHaveLength(3);
  });

  it('[P6] several branches lie side by side, also one that leaves a branch, or the very first entry', async () => {
    const root = tablet.head;
    await tablet.push([...common, ...(await from(root, createItem(caseId, 'mine')))]);
    await tablet.push(await from(root, createItem(caseId, 'one-1')));
    const inBranch = tablet.head;
    await tablet.push(await from(inBranch, createItem(caseId, 'one-2')));
    const two = await tablet.push(await from(inBranch, createItem(caseId, 'two')));
    const three = await tablet.push(await from(null, createItem(caseId, 'three')));
    expect(receiptsOf([...two.receipts, ...three.receipts]).map(({ branch, from: begins }) => [branch, begins])).toEqual([[2, 3], [3, 1]]);
    const branches = await test.gateway.db.selectFrom('branches').select(['branch', 'parent_branch', 'first_seq', 'head_seq']).where('writer_id', '=', tablet.id).orderBy('branch').execute();
    expect(branches.map((row) => Object.values(row))).toEqual([[1, 0, 2, 3], [2, 1, 3, 3], [3, 0, 1, 1]]);
  });

  it('[P6] in one push both branches: each whole transaction goes where it belongs, an unsigned one is refused', async () => {
    const root = tablet.head;
    const mine = await from(root, createItem(caseId, 'mine'));
    const clone = await from(root, createItem(caseId, 'clone'));
    tablet.head = root;
    const unsigned = await tablet.write([createItem(caseId, 'unsigned')], { signed: false });
    const reply = await tablet.push([...common, ...mine, ...unsigned, ...clone]);
    expect(reply.answers).toMatchObject([{ stored: true }, { stored: true }, { stored: false, reason: 'unsignedEnd' }, { stored: true, outcome: { is: 'setAside', reason: 'branch' } }]);
    expect(receiptsOf(reply.receipts).map(({ branch, from: begins, to }) => [branch ?? 0, begins, to])).toEqual([[0, 1, 2], [1, 2, 2]]);
  });

  it('[P3, P6] sent from the middle, it is asked for from further down, and then all of it is taken', async () => {
    const root = tablet.head;
    await tablet.push([...common, ...(await from(root, createItem(caseId, 'mine-1'), createItem(caseId, 'mine-2')))]);
    const clone = [...(await from(root, createItem(caseId, 'clone-1'))), ...(await tablet.write([createItem(caseId, 'clone-2')]))];
    const middle = await tablet.push(clone.slice(1));
    expect(middle).toMatchObject({ answers: [{ stored: false, seq: 3, reason: 'fork' }], receipts: [], forked: true });
    expect((await tablet.push([...common, ...clone])).answers).toMatchObject([{ duplicate: true }, { stored: true, duplicate: false }, { stored: true, duplicate: false }]);
  });

  it('[P6, B1] what a branch announces is received like any other, and lies with the court', async () => {
    const root = tablet.head;
    await tablet.push([...common, ...(await from(root, createItem(caseId, 'mine')))]);
    const bytes = photoBytes(5_000);
    const attach = attachTo(caseId, 'clone', photoNote(sha256Of(bytes), bytes.length));
    await tablet.push(await from(root, createItem(caseId, 'clone'), attach));
    const upload = await TabletUpload.begin(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
    expect((await upload.send(0)).headers.get('fieldwrit-receipt')).toMatch(/^ey/);
  });

  it('[P6, R29] who presents a receipt of a branch is told of the fork, and of the outcomes on its own chain; the other is not', async () => {
    const root = tablet.head;
    const mine = await tablet.push([...common, ...(await from(root, createItem(caseId, 'mine-1'), createItem(caseId, 'mine-2')))]);
    const clone = await tablet.push(await from(root, createItem(caseId, 'clone-1')));
    const heads = async (receipt: string | undefined) =>
      headsReply.parse(await (await tablet.browser.post('/api/pull/heads', { epoch: tablet.enrolled.epoch, digest: null, writer: tablet.id, outcomes: 0, receipt })).json());
    const [own, forked] = [await heads(mine.receipts.at(-1)), await heads(clone.receipts.at(-1))];
    expect([own.forked, forked.forked, own.epoch === forked.epoch]).toEqual([undefined, true, true]);
    const told = ({ outcomes }: HeadsReply) => outcomes.map(({ seq, outcome }) => `${seq} ${outcome.is}`);
    expect(told(own)).toEqual(['1 folded', '2 folded', '3 folded']);
    expect(told(forked)).toEqual(['1 folded', '2 setAside']);
    expect(forked.chain).toEqual({ seq: 3, hash: expect.any(String) as string });
  });

  it('[P6] pushed by both at the same moment: one stands, the other is a branch, whichever came first', async () => {
    const root = tablet.head;
    await tablet.push(common);
    const runs = [await from(root, createItem(caseId, 'x')), await from(root, createItem(caseId, 'y'))];
    const replies = await Promise.all(runs.map((run) => tablet.push(run)));
    expect(replies.filter(({ forked }) => forked === true)).toHaveLength(1);
    expect((await rows()).map(({ branch, seq }) => [branch, seq])).toEqual([[0, 1], [0, 2], [1, 2]]);
    expect((await items()).length).toBe(2);
  });
});
