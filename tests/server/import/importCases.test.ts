import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCase } from '@/domain/case/readCase';
import { ALG, bodyMatches, conflictsOf, entryHash, isWithdrawn, readHeader, valueOf, type FoldedDocument } from '@/domain/journal';
import { passwordFits } from '@/server/auth/passwords';
import { demoFiles } from '@/server/demo/demoFiles';
import { loadDemo } from '@/server/demo/loadDemo';
import { migrateToLatest } from '@/server/db/migrateToLatest';
import { openDatabase, type OpenedDatabase } from '@/server/db/openDatabase';
import { openKeyRing } from '@/server/keys/keyRing';
import { appendAsCourt } from '@/server/usecases/appendAsCourt';
import { judgeRight } from '@/server/usecases/folding/judgeRight';
import { lockCases } from '@/server/usecases/folding/loadStandings';
import { foldEntries } from '@/server/usecases/foldEntries';
import { importCases, type ImportContext, type ImportSummary } from '@/server/usecases/importCases';
import { verifierFor } from '@/server/usecases/pushing/verifyHeader';
import type { ImportFile } from '@/server/import/readImportFile';
import { createTestDatabase } from '../testDatabase';
import { TestClock } from '../testClock';
import { jsonFile } from './sampleImport';

const people = {
  courts: [{ 法院代字: '湘0104', 法院标识: 'hn-yuelu', 法院名称: '长沙市岳麓区人民法院' }],
  officers: [
    { 法院代字: '湘0104', 账号: 'zhang', 姓名: '张某', 角色: '带队', 团队: '执行一队', 初始密码: 'fieldwrit-demo' },
    { 法院代字: '湘0104', 账号: 'chen', 姓名: '陈某', 角色: '执行员', 团队: '执行二队', 初始密码: 'fieldwrit-demo' },
  ],
};
const trucks = {
  案号: '（2024）湘0104执2187号',
  申请标的额: 3860000,
  团队: '执行一队',
  当事人: [
    { 诉讼地位: '申请执行人', 类型: '法人', 名称: '湖南某建设机械公司' },
    { 诉讼地位: '被执行人', 类型: '法人', 名称: '喀什某建材公司' },
  ],
  线索: [{ 系统编号: 'k1', 来源: 'GPS', 内容: '搅拌站', 纬度: 39.47, 经度: 75.99, 坐标系: 'WGS84' }],
  期限: [{ 名称: '执行期限', 到期日: '2024-11-06' }],
};
const file = (cases: unknown[]): ImportFile[] => [jsonFile({ ...people, cases })];

let drop: () => Promise<void>;
let folder: string;
let database: OpenedDatabase;
let context: ImportContext;

beforeEach(async () => {
  const created = await createTestDatabase();
  drop = created.drop;
  database = openDatabase({ url: created.url }, { maxConnections: 4 });
  await migrateToLatest(database.db);
  folder = await mkdtemp(join(tmpdir(), 'fieldwrit-keys-'));
  context = { db: database.db, keys: await openKeyRing(folder), now: new TestClock().now };
  return async () => {
    await database.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  };
});

async function imported(files: readonly ImportFile[]): Promise<ImportSummary> {
  const result = await importCases(context, files);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.summary;
}

async function documents(number = '（2024）湘0104执2187号'): Promise<FoldedDocument[]> {
  const rows = await database.db.selectFrom('documents as d').innerJoin('cases as c', 'c.case_id', 'd.case_id').select('d.body').where('c.number', '=', number).execute();
  return rows.map((row) => JSON.parse(row.body) as FoldedDocument);
}

const counts = async () => {
  const count = async (table: 'cases' | 'parties' | 'clues' | 'assignments' | 'entries' | 'documents' | 'officers' | 'imports' | 'fold_log') =>
    Number((await database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
  return { cases: await count('cases'), parties: await count('parties'), clues: await count('clues'), assignments: await count('assignments'), entries: await count('entries'), documents: await count('documents'), officers: await count('officers'), imports: await count('imports'), foldLog: await count('fold_log') };
};

describe('an import', () => {
  it('writes register, journal and documents, which tell the case as the file did', async () => {
    expect(await imported(file([trucks]))).toEqual({ created: 1, updated: 0, unchanged: 0, entries: 4, courts: 1, officers: 2, officersChanged: 0 });
    expect(await counts()).toEqual({ cases: 1, parties: 2, clues: 1, assignments: 1, entries: 4, documents: 4, officers: 2, imports: 1, foldLog: 4 });
    const record = readCase(await documents());
    expect(record?.facts).toMatchObject({ number: '（2024）湘0104执2187号', claimFen: 386_000_000, limitFen: 390_100_000, courtName: '长沙市岳麓区人民法院' });
    expect(record?.parties.map(({ name }) => name)).toEqual(['湖南某建设机械公司', '喀什某建材公司']);
    const row = await database.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ year: 2024, type: '执', serial: 2187, status: 'open', scope: 1, head: 4, record });
    const officer = await database.db.selectFrom('officers').selectAll().where('account', '=', 'zhang').executeTakeFirstOrThrow();
    expect(officer).toMatchObject({ role: 'lead', name: '张某' });
    expect(await passwordFits(officer.password_hash, 'fieldwrit-demo')).toBe(true);
  });

  it('is a chain of the court’s own writer, signed where a transaction ends', async () => {
    await imported(file([trucks]));
    const writer = await database.db.selectFrom('writers').selectAll().executeTakeFirstOrThrow();
    const entries = await database.db.selectFrom('entries').selectAll().orderBy('seq').execute();
    expect(writer).toMatchObject({ officer_id: null, device_id: null, head_seq: 4, head_hash: entries.at(-1)?.hash, outcome_head: 4 });
    let prev: string | null = null;
    for (const entry of entries) {
      const header = readHeader(entry.header.toString('utf8'));
      expect(header).toMatchObject({ alg: ALG, court: 'hn-yuelu', writer: writer.writer_id, seq: entry.seq, prev });
      expect(header && bodyMatches(header, { salt: entry.salt.toString('hex'), body: entry.body.toString('utf8') })).toBe(true);
      prev = entryHash(entry.header.toString('utf8'));
      expect(entry.outcome).toEqual({ is: 'folded' });
    }
    const last = entries.at(-1);
    const verify = await verifierFor(writer.public_key);
    expect(await verify(last?.header.toString('utf8') ?? '', last?.sig ?? '')).toBe(true);
  });

  it('of the same file again changes nothing', async () => {
    await imported(file([trucks]));
    const before = await counts();
    expect(await imported(file([trucks]))).toMatchObject({ created: 0, updated: 0, unchanged: 1, entries: 0, officers: 0, officersChanged: 0, courts: 0 });
    expect(await counts()).toEqual(before);
  });

  it('writes only what differs from the import before', async () => {
    await imported(file([trucks]));
    const changed = { ...trucks, 已到位额: 860000, 期限: [{ 名称: '执行期限', 到期日: '2025-02-06' }] };
    expect(await imported(file([changed]))).toMatchObject({ updated: 1, entries: 1 });
    const last = await database.db.selectFrom('entries').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
    const body = JSON.parse(last.body.toString('utf8')) as { op: string; change: { set: Record<string, unknown>; seen: Record<string, string[]> } };
    expect(body.op).toBe('set');
    expect(Object.keys(body.change.set).sort()).toEqual([expect.stringMatching(/^deadline\//), 'limitFen', 'recoveredFen']);
    expect(body.change.seen['limitFen']).toHaveLength(1);
    const record = readCase(await documents());
    expect(record?.facts).toMatchObject({ recoveredFen: 86_000_000, limitFen: 304_100_000 });
    expect(record?.deadlines.map(({ dueOn }) => dueOn)).toEqual(['2025-02-06']);
    expect((await documents()).flatMap(conflictsOf)).toEqual([]);
  });

  it('withdraws a party that is told no longer, and takes it back', async () => {
    await imported(file([trucks]));
    await imported(file([{ ...trucks, 当事人: trucks.当事人.slice(1) }]));
    const withdrawn = (await documents()).filter(isWithdrawn);
    expect(withdrawn.map((document) => valueOf(document, 'name'))).toEqual(['湖南某建设机械公司']);
    expect(readCase(await documents())?.parties).toHaveLength(1);
    await imported(file([trucks]));
    expect(readCase(await documents())?.parties).toHaveLength(2);
    expect((await documents()).flatMap(conflictsOf)).toEqual([]);
  });

  it('moves a case from one team to the other under a new scope version', async () => {
    await imported(file([trucks]));
    await imported(file([{ ...trucks, 团队: '执行二队' }]));
    const row = await database.db.selectFrom('cases').select(['scope', 'team_id']).executeTakeFirstOrThrow();
    const assignments = await database.db.selectFrom('assignments').select(['team_id', 'from_scope', 'to_scope']).orderBy('from_scope').execute();
    expect(row.scope).toBe(2);
    expect(assignments).toMatchObject([{ from_scope: 1, to_scope: 2 }, { from_scope: 2, to_scope: null, team_id: row.team_id }]);
  });

  it('closing a case is a change of right', async () => {
    await imported(file([trucks]));
    await imported(file([{ ...trucks, 状态: '已结' }]));
    expect(await database.db.selectFrom('cases').select(['scope', 'status']).executeTakeFirstOrThrow()).toEqual({ scope: 2, status: 'closed' });
  });

  it('leaves what an officer wrote, unless the court changed that very path: then both stand', async () => {
    await imported(file([trucks]));
    const clue = (await documents()).find(({ kind }) => kind === 'clue');
    if (!clue) throw new Error('no clue');
    await officerSets(clue, { state: 'confirmed', text: '搅拌站，车在' });
    await imported(file([{ ...trucks, 已到位额: 1 }]));
    const clueNow = async () => (await documents()).find(({ kind }) => kind === 'clue') as FoldedDocument;
    expect(valueOf(await clueNow(), 'state')).toBe('confirmed');
    await imported(file([{ ...trucks, 线索: [{ ...trucks.线索[0], 内容: '搅拌站东门' }] }]));
    expect(conflictsOf(await clueNow())).toEqual(['text']);
  });

  it('with one bad row changes nothing at all', async () => {
    const result = await importCases(context, file([trucks, { ...trucks, 案号: '（2024）湘098执1号' }]));
    expect(result.ok).toBe(false);
    expect(await counts()).toEqual({ cases: 0, parties: 0, clues: 0, assignments: 0, entries: 0, documents: 0, officers: 0, imports: 0, foldLog: 0 });
    expect(await database.db.selectFrom('courts').selectAll().execute()).toEqual([]);
  });

  it('keeps the password of a known account and takes over its new team', async () => {
    await imported(file([trucks]));
    const moved = { ...people, officers: [{ ...people.officers[1], 团队: '执行一队', 初始密码: 'another-password' }] };
    expect(await imported([jsonFile(moved)])).toMatchObject({ officersChanged: 1, entries: 0 });
    const chen = await database.db.selectFrom('officers').selectAll().where('account', '=', 'chen').executeTakeFirstOrThrow();
    expect(await passwordFits(chen.password_hash, 'fieldwrit-demo')).toBe(true);
  });

  it('that moves an officer to another team lets in what the officer wrote before, and nothing written after', async () => {
    await imported(file([trucks]));
    const zhangBefore = await database.db.selectFrom('officers').selectAll().where('account', '=', 'zhang').executeTakeFirstOrThrow();
    expect(await imported([jsonFile({ ...people, officers: [{ ...people.officers[0], 团队: '执行二队' }] })])).toMatchObject({ officersChanged: 1 });
    const [zhang, chen] = await Promise.all(['zhang', 'chen'].map((account) => database.db.selectFrom('officers').selectAll().where('account', '=', account).executeTakeFirstOrThrow()));
    const one = await database.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    const standing = await database.db.transaction().execute((trx) => lockCases(trx, one.court_id, [one.case_id]));
    const verdict = (officer: typeof zhangBefore | undefined, known: number) => {
      const of = standing.get(one.case_id);
      if (!of || !officer) throw new Error('no case or officer');
      return judgeRight({ status: 'confirmed', officer: officer.officer_id, team: officer.team_id, role: 'lead' }, of, known);
    };
    expect(zhang?.team_id).not.toBe(zhangBefore.team_id);
    expect(one.scope).toBe(2);
    expect(verdict(zhang, 1)).toMatchObject({ effective: true, late: true });
    expect(verdict(zhang, 2)).toMatchObject({ effective: false, reason: 'notAssigned' });
    // Nor does the new team's lead come into the old team's case by the one who moved.
    expect(verdict(chen, 1)).toMatchObject({ effective: false, reason: 'notAssigned' });
    await imported([jsonFile({ ...people, officers: [{ ...people.officers[0], 团队: '执行二队' }] })]);
    expect((await database.db.selectFrom('cases').select('scope').executeTakeFirstOrThrow()).scope).toBe(2);
  });

  it('leaves out a classified case with everything that belongs to it, whatever is wrong with it, and stores nothing of it anywhere', async () => {
    const secret = { ...trucks, 案号: '（2024）湘0104执2188号', 密级: '秘密', 当事人: [{ 诉讼地位: '被执行人', 类型: '自然人', 名称: '针某' }], 线索: [{ 来源: '听说', 内容: '针尖' }], 申请标的额: -5 };
    const again = { ...trucks, 案号: '(2024)湘0104执2188号', 备注: '针眼' };
    const result = await importCases(context, [jsonFile({ ...people, cases: [trucks, secret, again], deadlines: [{ 案号: '（2024）湘0104执2188号', 名称: '针线', 到期日: '2024-13-13' }] })]);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    expect(result.summary).toMatchObject({ created: 1 });
    expect(result.refused).toEqual([expect.objectContaining({ sheet: 'cases', row: 2, column: '密级', reason: 'classified' })]);
    expect(JSON.stringify(result.refused)).not.toMatch(/针|2188/);
    const { rows } = await database.pool.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
    expect(rows.length).toBeGreaterThan(15);
    for (const { name } of rows) {
      const found = await database.pool.query(`SELECT 1 FROM ${name} AS t WHERE to_jsonb(t)::text ~ '针|2188' ${name === 'entries' ? "OR convert_from(t.body, 'UTF8') ~ '针|2188'" : ''}`);
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
    expect(await importCases(context, [jsonFile({ ...people, cases: [trucks, secret, again] })])).toMatchObject({ ok: true, summary: { created: 0, unchanged: 1 } });
  });

  it('two at the same time come out as one after the other', async () => {
    const [a, b] = await Promise.all([imported(file([trucks])), imported(file([trucks]))]);
    expect([a.created + b.created, a.unchanged + b.unchanged]).toEqual([1, 1]);
  });

  it('a case with 700 deadlines is written in parts within the limits of an entry', async () => {
    const many = Array.from({ length: 700 }, (_, i) => ({ 名称: `节点${i}`, 到期日: '2026-01-01' }));
    expect(await imported(file([{ ...trucks, 期限: many }]))).toMatchObject({ entries: 5 });
    expect(readCase(await documents())?.deadlines).toHaveLength(700);
  });
});

/** Another writer of the court's tablets, as folding sees it: not the court's own. */
async function officerSets(document: FoldedDocument, set: Record<string, string>): Promise<void> {
  const own = await context.keys.court('tablet-key');
  const officer = await database.db.selectFrom('officers').select('officer_id').where('account', '=', 'zhang').executeTakeFirstOrThrow();
  const seen = Object.fromEntries(Object.keys(set).map((path) => [path, (document.paths[path] ?? []).map(({ entry }) => entry)]));
  await database.db.transaction().execute(async (trx) => {
    const now = context.now().toISOString();
    await trx.insertInto('writers').values({ court_id: 'hn-yuelu', writer_id: own.writer.writerId, officer_id: officer.officer_id, public_key: JSON.stringify(own.writer.publicJwk), certificate: own.writer.certificate, created_at: now }).execute();
    const known = await appendAsCourt(trx, { court: 'hn-yuelu', writer: own.writer, now, session: 's' }, [{ op: 'set', change: { set, seen }, case: document.case, document: { kind: document.kind, id: document.id }, scope: 1 }]);
    // The court's own code wrote it: the name is the officer's.
    const named = new Map([...known].map(([hash, entry]) => [hash, { ...entry, body: { ...entry.body, actor: officer.officer_id } }]));
    await foldEntries(trx, { court: 'hn-yuelu', cases: [document.case], now, known: named });
  });
}

describe('the demo court', () => {
  it('is loaded once, and its files again change nothing', async () => {
    expect(await loadDemo(context)).toMatchObject({ created: 43, courts: 3, officers: 13 });
    const before = await counts();
    expect(await loadDemo(context)).toBeNull();
    expect(await imported(await demoFiles('2026-03-02'))).toMatchObject({ created: 0, updated: 0, unchanged: 43, entries: 0 });
    expect(await counts()).toEqual(before);
    const epochs = await database.db.selectFrom('courts').select('epoch').execute();
    expect(new Set(epochs.map(({ epoch }) => epoch)).size).toBe(3);
    expect(readCase(await documents('（2025）湘1127执恢45号'))?.papers.map(({ kind }) => kind)).toContain('searchWarrant');
  });
});
