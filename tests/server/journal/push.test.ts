import { gzipSync } from 'node:zlib';
import { compactVerify, importJWK, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entryHash, textOf } from '@/domain/journal';
import { foldPending } from '@/server/usecases/foldPending';
import { rereadNewer } from '@/server/usecases/rereadNewer';
import { headsReply } from '@/wire/pull';
import { addCase, endAssignments } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { createItem, setItem } from '@tests/builders/drafts';
import { refold, storedDocuments } from '@tests/builders/courtStore';
import { sealRaw } from '@tests/builders/sealRaw';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('[P1] a tablet sends its journal', () => {
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
    li = await court.addOfficer('li');
  });
  beforeEach(async () => {
    caseId = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    tablet = await TabletWriter.enrol(test.browser(), zhang);
  });
  afterAll(() => test.stop());

  const rowsOf = async (writer: string) => test.gateway.db.selectFrom('entries').selectAll().where('writer_id', '=', writer).orderBy('seq').execute();
  const documents = (of = caseId) => storedDocuments(test.gateway.db, court.courtId, of);
  const item = async (id: string) => (await documents()).get(`item/${id}`);

  it('[E1, P2] and gets an outcome for each entry, and the court holds the very bytes', async () => {
    const entries = await tablet.write([createItem(caseId, 'truck'), setItem(caseId, 'truck', { note: '车门已封' })]);
    const reply = await tablet.push(entries);
    expect(reply.answers).toEqual([
      { stored: true, seq: 1, duplicate: false, outcome: { is: 'folded' } },
      { stored: true, seq: 2, duplicate: false, outcome: { is: 'folded' } },
    ]);
    expect(reply.head).toEqual(tablet.head);
    const rows = await rowsOf(tablet.id);
    expect(rows.map((row) => ({ header: row.header.toString(), salt: row.salt.toString('hex'), body: row.body.toString(), ...(row.sig === null ? {} : { sig: row.sig }) }))).toEqual(entries);
    expect(rows.map(({ hash }) => hash)).toEqual(entries.map(({ header }) => entryHash(header)));
    expect(textOf((await item('truck'))!, 'note')).toBe('车门已封');
  });

  it('[P5] and gets a receipt that leads back to the pinned root', async () => {
    const reply = await tablet.record(createItem(caseId, 'truck'), createItem(caseId, 'cab'));
    const root = await importJWK(tablet.enrolled.root as JWK, 'ES256');
    const key = await compactVerify(tablet.enrolled.receiptKeys[0] ?? '', root);
    const { jwk } = JSON.parse(new TextDecoder().decode(key.payload)) as { jwk: JWK };
    expect(reply.receipts).toHaveLength(1);
    const receipt = await compactVerify(reply.receipts[0] ?? '', await importJWK(jwk, 'ES256'));
    expect(JSON.parse(new TextDecoder().decode(receipt.payload))).toEqual({
      kind: 'entries', court: 'hn-yuelu', epoch: reply.epoch, writer: tablet.id, from: 1, to: 2, head: tablet.head?.hash, at: test.clock.now().toISOString(),
    });
  });

  it('[P7, R9] many times over, because every reply was lost: one row, one receipt, one outcome', async () => {
    const entries = await tablet.write([createItem(caseId, 'truck')]);
    const first = await tablet.push(entries);
    for (let resend = 0; resend < 100; resend += 20) {
      const replies = await Promise.all(Array.from({ length: 20 }, () => tablet.push(entries)));
      for (const reply of replies) {
        expect(reply.answers).toEqual([{ stored: true, seq: 1, duplicate: true, outcome: { is: 'folded' } }]);
        expect(reply.receipts).toEqual(first.receipts);
      }
    }
    expect(await rowsOf(tablet.id)).toHaveLength(1);
    expect((await documents()).size).toBe(1);
  });

  it('[P5, P7, R29] from a copy of the tablet that ends earlier: the receipt ends where the copy does, so that it can be believed', async () => {
    const first = await tablet.write([createItem(caseId, 'truck')]);
    const second = await tablet.write([createItem(caseId, 'cab')]);
    await tablet.push([...first, ...second]);
    const { receipts, answers } = await tablet.push(first);
    expect(answers).toEqual([{ stored: true, seq: 1, duplicate: true, outcome: { is: 'folded' } }]);
    expect(receipts.map((jws) => JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as unknown)).toMatchObject([{ writer: tablet.id, from: 1, to: 1, head: entryHash(first[0]!.header) }]);
  });

  it('[G3, P7] and such a receipt, presented afterwards, is one of this court: no new epoch begins; asked for again, it is the same one', async () => {
    const first = await tablet.write([createItem(caseId, 'truck')]);
    const second = await tablet.write([createItem(caseId, 'cab')]);
    await tablet.push([...first, ...second]);
    const [receipt, again] = [(await tablet.push(first)).receipts, (await tablet.push(first)).receipts];
    expect(again).toEqual(receipt);
    for (let asked = 0; asked < 2; asked += 1) {
      const heads = headsReply.parse(await (await tablet.browser.post('/api/pull/heads', { epoch: null, digest: null, writer: tablet.id, outcomes: 0, receipt: receipt[0] })).json());
      expect(heads.epoch).toBe(tablet.enrolled.epoch);
    }
  });

  it('[P7] twice at the same moment: stored once', async () => {
    const entries = await tablet.write([createItem(caseId, 'truck'), createItem(caseId, 'cab')]);
    const replies = await Promise.all([tablet.push(entries), tablet.push(entries), tablet.push(entries)]);
    const answers = replies.map(({ answers }) => answers.map((answer) => answer.stored && answer.duplicate));
    expect(answers.filter(([first]) => first === false)).toEqual([[false, false]]);
    expect(await rowsOf(tablet.id)).toHaveLength(2);
  });

  it('with malformed and foreign entries among good ones: each is answered, the good ones are stored', async () => {
    const other = await TabletWriter.enrol(test.browser(), li);
    const [foreign] = await other.write([createItem(caseId, 'theirs')]);
    const good = await tablet.write([createItem(caseId, 'mine')]);
    const more = await tablet.write([createItem(caseId, 'mine-too')]);
    const elsewhere = { ...good[0], header: good[0]!.header.replace('hn-yuelu', 'hn-furong') };
    const reply = await tablet.push([null, 7, { header: 5 }, ...good, foreign, elsewhere, { ...more[0], header: '{"alg":1}' }, { ...more[0], body: '{}' }, ...more]);
    expect(reply.answers.map((answer) => (answer.stored ? answer.outcome?.is : answer.reason))).toEqual([
      'unreadableHeader', 'unreadableHeader', 'unreadableHeader', 'folded', 'unknownWriter', 'foreignCourt', 'unreadableHeader', 'bodyMismatch', 'folded',
    ]);
    expect([...(await documents()).keys()].sort()).toEqual(['item/mine', 'item/mine-too']);
  });

  it.each([
    ['too large', (text: string) => text.replace('挖掘机', '长'.repeat(200_000)), 'limits'],
    ['nested beyond any stack', (text: string) => text.replace('"挖掘机"', '['.repeat(50_000) + ']'.repeat(50_000)), 'limits'],
    ['no JSON', () => '{"id":', 'json'],
    ['of no known shape', () => '{"id":"x"}', 'shape'],
    ['of a newer version', (text: string) => text.replace('"op":"create"', '"op":"handOver"'), 'version'],
    ['with a NUL in a name', (text: string) => text.replace('"id":"truck"', '"id":"tr\\u0000uck"'), 'shape'],
    ['with a real NUL byte', (text: string) => `${text}\0`, 'json'],
  ])('in which a body is %s: stored and receipted, and said to be unreadable', async (_what, change, reason) => {
    const strange = tablet.body(createItem(caseId, 'truck'));
    const entry = sealRaw(tablet, change(JSON.stringify(strange)));
    const after = await tablet.write([createItem(caseId, 'after')]);
    const reply = await tablet.push([entry, ...after]);
    expect(reply.answers).toEqual([
      { stored: true, seq: 1, duplicate: false, outcome: { is: 'unreadable', reason } },
      { stored: true, seq: 2, duplicate: false, outcome: { is: 'folded' } },
    ]);
    expect((await rowsOf(tablet.id))[0]?.body.toString()).toBe(entry.body);
    expect((await tablet.push([entry, ...after])).answers[0]).toEqual({ stored: true, seq: 1, duplicate: true, outcome: { is: 'unreadable', reason } });
  });

  it('[P3] with a gap: told from where to send', async () => {
    const first = await tablet.write([createItem(caseId, 'a')]);
    await tablet.write([createItem(caseId, 'b')]);
    const third = await tablet.write([createItem(caseId, 'c')]);
    await tablet.push(first);
    const reply = await tablet.push(third);
    expect(reply).toMatchObject({ answers: [{ stored: false, seq: 3, reason: 'gap' }], head: { seq: 1 }, receipts: [] });
  });

  it('[P3] with a bad signature or without one at the end: nothing of that transaction is stored, the one before is', async () => {
    const good = await tablet.write([createItem(caseId, 'a')]);
    const bad = await tablet.write([createItem(caseId, 'b'), createItem(caseId, 'c')]);
    const signature = await tablet.sign('another header');
    const forged = [bad[0], { ...bad[1], sig: signature }];
    expect((await tablet.push([...good, ...forged])).answers.map((answer) => (answer.stored ? 'stored' : answer.reason))).toEqual(['stored', 'badSignature', 'badSignature']);
    expect((await tablet.push([bad[0]])).answers).toEqual([{ stored: false, seq: 2, reason: 'unsignedEnd' }]);
    expect((await tablet.push([{ ...bad[0], sig: 'AAAA' }])).answers).toEqual([{ stored: false, seq: 2, reason: 'badSignature' }]);
    expect(await rowsOf(tablet.id)).toHaveLength(1);
    expect((await tablet.push(bad)).head).toEqual(tablet.head);
  });

  it('[P4, P3] a good signature vouches for what comes before it in its chain, and for nothing else', async () => {
    const first = await tablet.write([createItem(caseId, 'a')]);
    const [second] = await tablet.write([createItem(caseId, 'b')]);
    const third = await tablet.write([createItem(caseId, 'c')]);
    const another = await tablet.sign('another header');
    const changed = { ...second, body: second?.body.replace('"b"', '"x"') };
    expect((await tablet.push([...first, changed, ...third])).answers.map((answer) => (answer.stored ? 'stored' : answer.reason))).toEqual(['stored', 'bodyMismatch', 'gap']);
    expect((await tablet.push([{ ...second, sig: another }])).answers).toMatchObject([{ stored: false, reason: 'badSignature' }]);
    expect((await tablet.push([{ ...second, sig: another }, ...third])).answers.map(({ stored }) => stored)).toEqual([true, true]);
    expect((await rowsOf(tablet.id)).map(({ sig }) => sig)).toEqual([first[0]?.sig, another, third[0]?.sig]);
  });

  it("[P3] under another officer's session or an unknown writer: refused, nothing stored", async () => {
    const entries = await tablet.write([createItem(caseId, 'a')]);
    const thief = test.browser();
    await thief.signIn(li.account, li.password);
    for (const writer of [tablet.id, uuidv7()]) {
      const reply = await thief.post('/api/push', { writer, entries });
      expect(await reply.json()).toMatchObject({ answers: [{ stored: false, reason: 'unknownWriter' }], head: null, receipts: [] });
    }
    expect(await rowsOf(tablet.id)).toHaveLength(0);
  });

  it('[F1, R22] from two tablets that changed one field of one item: both values are kept', async () => {
    const second = await TabletWriter.enrol(test.browser(), li);
    const created = { ...createItem(caseId, 'truck', { note: '原值', quantity: 1 }), id: uuidv7() };
    await tablet.record(created);
    const seen = { note: [created.id] };
    await tablet.record(setItem(caseId, 'truck', { note: '左侧有划痕' }, seen));
    const reply = await second.record(setItem(caseId, 'truck', { note: '右侧有划痕' }, seen), setItem(caseId, 'truck', { quantity: 2 }, { quantity: [created.id] }));
    expect(reply.answers).toMatchObject([{ outcome: { is: 'conflict', paths: ['note'] } }, { outcome: { is: 'folded' } }]);
    const truck = await item('truck');
    expect(truck?.paths['note']?.map(({ value }) => value)).toEqual(['左侧有划痕', '右侧有划痕']);
    expect(truck?.paths['quantity']?.map(({ value }) => value)).toEqual([2]);
  });

  it('[P2] into a case that is not theirs or that nobody knows: stored, receipted, set aside', async () => {
    const theirs = await addCase(test.gateway.db, court.courtId, uuidv7(), { officer: li.officerId });
    const reply = await tablet.record(createItem(theirs, 'a'), createItem('nowhere', 'b'), createItem(caseId, 'c'));
    expect(reply.answers.map((answer) => answer.stored && answer.outcome)).toEqual([
      { is: 'setAside', reason: 'notAssigned' },
      { is: 'setAside', reason: 'unknownCase' },
      { is: 'folded' },
    ]);
    expect(reply.receipts).toHaveLength(1);
    expect((await documents(theirs)).size).toBe(0);
  });

  it('[P2, R25] written before the case was taken from them: takes effect, marked as late; written after: set aside', async () => {
    await tablet.record(createItem(caseId, 'before'));
    await endAssignments(test.gateway.db, court.courtId, caseId, 'moved');
    const late = await tablet.record({ ...createItem(caseId, 'late'), scope: 1 });
    const after = await tablet.record({ ...createItem(caseId, 'after'), scope: 2 }, { ...setItem(caseId, 'before', { note: 'x' }), scope: 2 });
    expect(late.answers).toMatchObject([{ outcome: { is: 'folded' } }]);
    expect(after.answers).toMatchObject([{ outcome: { is: 'setAside', reason: 'caseMoved' } }, { outcome: { is: 'setAside', reason: 'caseMoved' } }]);
    const log = await test.gateway.db.selectFrom('fold_log').select('verdict').where('case_id', '=', caseId).orderBy('position').execute();
    expect(log.map(({ verdict }) => verdict)).toMatchObject([{ effective: true }, { effective: true, late: true }, { effective: false, reason: 'caseMoved' }, { effective: false }]);
    // What was set aside is named by the document all the same, so that the tablet can take it off its top.
    expect((await item('before'))?.considered[tablet.id]).toBe(4);
  });

  it("[P2] in another officer's name: stored, receipted, set aside", async () => {
    const mine = tablet.seal(tablet.body(createItem(caseId, 'mine')));
    const body = { ...tablet.body(createItem(caseId, 'theirs')), actor: li.officerId };
    const forged = tablet.seal(body);
    const reply = await tablet.push([mine, { ...forged, sig: await tablet.sign(forged.header) }]);
    expect(reply.answers).toMatchObject([{ outcome: { is: 'folded' } }, { stored: true, outcome: { is: 'setAside', reason: 'documentRule' } }]);
    expect([...(await documents()).keys()]).toEqual(['item/mine']);
  });

  it("under the id of a colleague's entry: set aside, the colleague's value stands and can be replaced", async () => {
    const second = await TabletWriter.enrol(test.browser(), li);
    const created = { ...createItem(caseId, 'truck', { note: '原值' }), id: uuidv7() };
    await tablet.record(created);
    const forged = { ...setItem(caseId, 'truck', { note: '冒用' }), id: created.id };
    expect((await second.record(forged)).answers).toMatchObject([{ stored: true, outcome: { is: 'setAside', reason: 'documentRule' } }]);
    expect((await item('truck'))?.paths['note']).toEqual([{ entry: created.id, value: '原值' }]);
    expect((await tablet.record(setItem(caseId, 'truck', { note: '新值' }, { note: [created.id] }))).answers).toMatchObject([{ outcome: { is: 'folded' } }]);
    expect(await refold(test.gateway.db, court.courtId, caseId)).toEqual(await documents());
  });

  it('[W2] after the writer was revoked: stored and receipted, set aside', async () => {
    await test.gateway.db.updateTable('writers').set({ status: 'revoked' }).where('writer_id', '=', tablet.id).execute();
    const reply = await tablet.record(createItem(caseId, 'a'));
    expect(reply.answers).toMatchObject([{ stored: true, outcome: { is: 'setAside', reason: 'writerRevoked' } }]);
    expect(reply.receipts).toHaveLength(1);
  });

  it('before the writer is confirmed: waits, and folds by itself with the next push to the case', async () => {
    await test.gateway.db.updateTable('writers').set({ status: 'unconfirmed' }).where('writer_id', '=', tablet.id).execute();
    expect((await tablet.record(createItem(caseId, 'a'))).answers).toMatchObject([{ outcome: { is: 'waiting', for: { kind: 'writer', id: tablet.id } } }]);
    await test.gateway.db.updateTable('writers').set({ status: 'confirmed' }).where('writer_id', '=', tablet.id).execute();
    await tablet.record(createItem(caseId, 'b'));
    expect([...(await documents()).keys()].sort()).toEqual(['item/a', 'item/b']);
  });

  it('ahead of the tablet that made the item: waits, and folds by itself when the item comes', async () => {
    const second = await TabletWriter.enrol(test.browser(), li);
    const ahead = await second.record(setItem(caseId, 'truck', { note: '先到' }), setItem(caseId, 'truck', { keys: '两把' }));
    expect(ahead.answers).toMatchObject([{ outcome: { is: 'waiting', for: { kind: 'item', id: 'truck' } } }, { outcome: { is: 'waiting' } }]);
    await tablet.record(createItem(caseId, 'truck'));
    expect(textOf((await item('truck'))!, 'note')).toBe('先到');
    const rows = await rowsOf(second.id);
    expect(rows.map(({ outcome, outcome_n }) => [outcome?.is, outcome_n])).toEqual([['folded', 3], ['folded', 4]]);
    expect(await refold(test.gateway.db, court.courtId, caseId)).toEqual(await documents());
  });

  it('and the gateway dies between storing and folding: the next start folds it', async () => {
    await test.gateway.db.updateTable('cases').set({ updated_at: '2026-03-01T00:00:00Z' }).where('case_id', '=', caseId).execute();
    const entries = await tablet.write([createItem(caseId, 'a'), setItem(caseId, 'a', { note: 'x' })]);
    // The second step fails as it would without the database; the first is committed.
    await test.gateway.pool.query('ALTER TABLE fold_log RENAME TO fold_log_away');
    const reply = await tablet.push(entries);
    await test.gateway.pool.query('ALTER TABLE fold_log_away RENAME TO fold_log');
    expect(reply.answers).toMatchObject([{ stored: true, outcome: null }, { stored: true, outcome: null }]);
    expect(reply.receipts).toHaveLength(1);
    expect((await documents()).size).toBe(0);
    expect(await foldPending(test.gateway, (_case, error) => { throw error; })).toBe(2);
    expect(textOf((await item('a'))!, 'note')).toBe('x');
    expect((await tablet.push(entries)).answers).toMatchObject([{ duplicate: true, outcome: { is: 'folded' } }, { duplicate: true, outcome: { is: 'folded' } }]);
  });

  it('[V1] an act that only a newer gateway can read takes effect when the gateway is one, and its tablet is told', async () => {
    const entries = await tablet.write([createItem(caseId, 'a')]);
    const acts = await tablet.write([{ case: caseId, document: { kind: 'item', id: 'a' }, op: 'note', change: { text: '当场宣读' } }]);
    const unknown = sealRaw(tablet, JSON.stringify(tablet.body(createItem(caseId, 'b'))).replace('"op":"create"', '"op":"handOver"'));
    await tablet.push([...entries, ...acts, unknown, ...(await tablet.write([createItem(caseId, 'c')]))]);
    // As an earlier version left it, to which the act was as strange as the other one.
    await test.gateway.pool.query(`UPDATE entries SET outcome = '{"is":"unreadable","reason":"version"}' WHERE writer_id = $1 AND op = 'note'`, [tablet.id]);
    await test.gateway.pool.query(`UPDATE documents SET body = replace(body, $2, '[]') WHERE case_id = $1 AND document_id = 'a'`, [caseId, JSON.stringify((await item('a'))!.acts)]);
    expect((await item('a'))!.acts).toEqual([]);
    expect(await rereadNewer(test.gateway)).toBe(1);
    expect(await foldPending(test.gateway, (_case, error) => { throw error; })).toBe(1);
    expect((await item('a'))!.acts.map(({ is }) => is)).toEqual(['note']);
    expect((await rowsOf(tablet.id)).map(({ outcome }) => outcome)).toMatchObject([{ is: 'folded' }, { is: 'folded' }, { is: 'unreadable', reason: 'version' }, { is: 'folded' }]);
    expect(await rereadNewer(test.gateway)).toBe(0);
  });

  it('[P1, P4] while an import holds the case: it is stored at once, and folded when the case is free', async () => {
    const client = await test.gateway.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    const pushing = tablet.record(createItem(caseId, 'a'));
    let rows = await rowsOf(tablet.id);
    while (rows.length === 0) rows = await rowsOf(tablet.id);
    expect(rows.map(({ outcome }) => outcome)).toEqual([null]);
    await client.query('COMMIT');
    client.release();
    expect((await pushing).answers).toMatchObject([{ stored: true, outcome: { is: 'folded' } }]);
    expect(await item('a')).toBeDefined();
  });

  it('[P1] while an import holds the case for long: receipted after a few seconds, folded afterwards', async () => {
    const client = await test.gateway.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    const reply = await tablet.record(createItem(caseId, 'a'));
    await client.query('COMMIT');
    client.release();
    expect(reply.answers).toEqual([{ stored: true, seq: 1, duplicate: false, outcome: null }]);
    expect(reply.receipts).toHaveLength(1);
    expect(await foldPending(test.gateway, (_case, error) => { throw error; })).toBe(1);
    expect(await item('a')).toBeDefined();
  }, 15_000);

  const longRun = () => tablet.write(Array.from({ length: 150 }, (_, index) => createItem(caseId, `i${index}`)));
  const news = async () => headsReply.parse(await (await tablet.browser.post('/api/pull/heads', { epoch: tablet.enrolled.epoch, digest: null, writer: tablet.id, outcomes: 0 })).json());

  it('[P1, P2] that is long: receipted as soon as it is stored, and what became of it is the answer to the next question for news', async () => {
    const reply = await tablet.push(await longRun());
    expect(reply).toMatchObject({ head: tablet.head, answers: Array.from({ length: 150 }, (_, index) => ({ stored: true, seq: index + 1, outcome: null })) });
    expect(reply.receipts).toHaveLength(1);
    const { outcomes, heads } = await news();
    expect(outcomes.map(({ seq, outcome }) => [seq, outcome.is])).toEqual(Array.from({ length: 150 }, (_, index) => [index + 1, 'folded']));
    expect(heads.find((head) => head.case === caseId)?.n).toBe(150);
    expect((await documents()).size).toBe(150);
  });

  it('[P1, P7] that is long, twice and with more behind it: stored once, folded in the order of the chain', async () => {
    const first = await longRun();
    const more = await tablet.write([setItem(caseId, 'i0', { note: '后补' })]);
    await Promise.all([tablet.push(first), tablet.push([...first, ...more])]);
    const { outcomes } = await news();
    expect(outcomes.map(({ seq }) => seq)).toEqual(Array.from({ length: 151 }, (_, index) => index + 1));
    expect(textOf((await item('i0'))!, 'note')).toBe('后补');
    expect(await refold(test.gateway.db, court.courtId, caseId)).toEqual(await documents());
  });

  it('[P1, P4] that is long, while an import holds one of its cases: receipted at once, the others are folded, that one when it is free', async () => {
    const other = await addCase(test.gateway.db, court.courtId, uuidv7(), { team: court.teamId });
    const entries = await tablet.write(Array.from({ length: 150 }, (_, index) => createItem(index % 2 === 0 ? caseId : other, `i${index}`)));
    const client = await test.gateway.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    expect((await tablet.push(entries)).receipts).toHaveLength(1);
    await test.gateway.foldsBehind.allDone();
    expect([(await documents()).size, (await documents(other)).size]).toEqual([0, 75]);
    await client.query('COMMIT');
    client.release();
    expect(await foldPending(test.gateway, (_case, error) => { throw error; })).toBe(75);
    expect((await documents()).size).toBe(75);
  });

  it('[F6] and the fold log replayed gives the same documents', async () => {
    const second = await TabletWriter.enrol(test.browser(), li);
    await tablet.record(createItem(caseId, 'a', { note: '1' }), createItem(caseId, 'b'), { ...createItem(caseId, 'b', { name: '叉车' }) });
    await second.record(setItem(caseId, 'a', { note: '2' }), setItem(caseId, 'late', { note: '3' }), { case: caseId, document: { kind: 'item', id: 'a' }, op: 'note', change: { text: '已核' } });
    await tablet.record({ case: caseId, document: { kind: 'transcript', id: 't' }, op: 'create', change: { set: { text: '笔录' } } }, createItem(caseId, 'late'),
      { case: caseId, document: { kind: 'transcript', id: 't' }, op: 'freeze', change: { snapshot: 'a'.repeat(64), covers: [{ kind: 'item', id: 'a', heads: {} }, { kind: 'item', id: 'b', heads: {} }] } });
    await second.record(setItem(caseId, 'a', { note: '太晚' }));
    const held = await documents();
    expect(held.get('item/a')?.frozen).toBe('a'.repeat(64));
    expect(await refold(test.gateway.db, court.courtId, caseId)).toEqual(held);
    const numbers = await test.gateway.db.selectFrom('documents').select('n').where('case_id', '=', caseId).execute();
    expect(new Set(numbers.map(({ n }) => n)).size).toBe(numbers.length);
  });

  it('compressed, past any limit of requests', async () => {
    const entries = await tablet.write(Array.from({ length: 300 }, (_, index) => createItem(caseId, `i${index}`)));
    const reply = await tablet.browser.post('/api/push', gzipSync(JSON.stringify({ writer: tablet.id, entries })), { 'content-encoding': 'gzip' });
    expect([reply.status, reply.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
    await test.gateway.foldsBehind.allDone();
    expect((await documents()).size).toBe(300);
    const bomb = gzipSync(JSON.stringify({ writer: tablet.id, entries: ['0'.repeat(40 * 1024 * 1024)] }));
    expect(bomb.length).toBeLessThan(100_000);
    expect((await tablet.browser.post('/api/push', bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('as something that is no push: refused as a whole, with words', async () => {
    for (const body of [{}, { writer: tablet.id }, { writer: tablet.id, entries: [] }, { writer: tablet.id, entries: 'x' }, []]) {
      const reply = await tablet.browser.post('/api/push', body);
      expect([reply.status, await reply.json()]).toMatchObject([400, { error: 'badRequest', message: expect.stringContaining('entries') }]);
    }
    expect((await tablet.browser.post('/api/push', { writer: tablet.id, entries: ['x'.repeat(17 * 1024 * 1024)] })).status).toBe(413);
    expect((await test.browser().post('/api/push', { writer: tablet.id, entries: [1] })).status).toBe(401);
  });
});
