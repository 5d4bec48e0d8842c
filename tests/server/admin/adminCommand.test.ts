import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminWords, AdminRefusal } from '@/server/admin/adminWords';
import { readPassword } from '@/server/admin/readPassword';
import { runAdmin } from '@/server/admin/runAdmin';
import type { AuditRecord } from '@/server/audit/auditRecord';
import { fillIn } from '@/server/import/importFault';
import { heartbeatReply } from '@/wire/heartbeat';
import { issueSeals } from '@/server/usecases/seals/issueSeals';
import { addCase } from '@tests/builders/courtCase';
import { createItem } from '@tests/builders/drafts';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { programOf } from '../programOf';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('npm run admin, beside a running gateway', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await startTestGateway();
  });
  afterAll(() => test.stop());

  function run(args: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
    const { databaseUrl, dataFolder } = test.gateway.settings;
    const env = { ...process.env, DATABASE_URL: databaseUrl ?? '', FIELDWRIT_DATA: dataFolder };
    const child = spawn(process.execPath, [programOf('admin'), ...args], { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    child.stdin.end(input);
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  }
  const audited = async (): Promise<AuditRecord[]> => (await test.gateway.db.selectFrom('audit').select('record').orderBy('court_id').orderBy('seq').execute()).map(({ record }) => JSON.parse(record) as AuditRecord);

  it('sets up a court and an account, resets a password and switches off: each said, done and written down', async () => {
    expect(await run(['create-court', 'hn-yuelu', '湘0104', '某某区人民法院'])).toEqual({ code: 0, out: '已建法院：某某区人民法院（hn-yuelu）。\n', err: '' });
    expect(await run(['create-officer', '湘0104', 'Zhang', '张某', '带队负责人', '--team', '执行一队'], '秋风-落叶-2026\n')).toEqual({ code: 0, out: '已建账号：Zhang（张某）。\n', err: '' });
    const browser = test.browser();
    expect(await (await browser.signIn('zhang', '秋风-落叶-2026')).json()).toMatchObject({ officer: { name: '张某', role: 'lead', team: { name: '执行一队' } }, court: { id: 'hn-yuelu' } });

    const file = join(test.gateway.dataFolder.root, 'password');
    await writeFile(file, '新的-密码-2026\n');
    expect(await run(['reset-password', 'zhang', '--password-file', file])).toMatchObject({ code: 0, out: 'zhang 的密码已更换，1 处登录已退出。\n' });
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await browser.signIn('zhang', '秋风-落叶-2026')).status).toBe(401);
    expect((await browser.signIn('zhang', '新的-密码-2026')).status).toBe(200);

    expect(await run(['--lang', 'en', 'switch-off', 'zhang'])).toMatchObject({ code: 0, out: expect.stringContaining('zhang was switched off; 1 sessions have ended.') as string });
    expect([(await browser.get('/api/session')).status, (await browser.signIn('zhang', '新的-密码-2026')).status]).toEqual([401, 401]);
    expect(await run(['switch-on', 'zhang'])).toMatchObject({ code: 0 });
    expect((await browser.signIn('zhang', '新的-密码-2026')).status).toBe(200);

    const commands = (await audited()).filter(({ what }) => what === 'admin');
    expect(commands.map(({ object, outcome }) => [object['command'], outcome])).toEqual(['create-court', 'create-officer', 'reset-password', 'switch-off', 'switch-on'].map((command) => [command, 'done']));
    expect(commands.every(({ from }) => from.startsWith('command:'))).toBe(true);
    expect(JSON.stringify(await audited())).not.toMatch(/落叶|新的-密码/);
  });

  it('[W2] revokes a tablet: its writers, and whoever becomes a writer on it later; by its session it hears that it is to wipe itself', async () => {
    await run(['create-officer', 'hn-yuelu', 'li', '李某', 'officer'], '秋风-落叶-2026');
    const officer = { account: 'li', password: '秋风-落叶-2026' };
    const lost = await TabletWriter.enrol(test.browser(), officer);
    const other = await TabletWriter.enrol(test.browser(), officer);
    expect((await run(['devices', 'hn-yuelu'])).out).toMatch(new RegExp(`^${lost.enrolled.letter}  –  在用 .*李某  ${lost.request.device}$`, 'm'));
    expect(await run(['revoke-device', 'hn-yuelu', lost.enrolled.letter])).toMatchObject({ code: 0, out: expect.stringContaining(`平板 ${lost.enrolled.letter} 已收回：1 个记录人`) as string });
    expect((await run(['devices', 'hn-yuelu'])).out).toMatch(new RegExp(`^${lost.enrolled.letter}  –  已收回 `, 'm'));

    const heads = (of: TabletWriter) => of.browser.post('/api/pull/heads', { epoch: null, digest: null, writer: of.id, outcomes: 0 });
    expect([(await heads(lost)).status, (await heads(other)).status]).toEqual([403, 200]);
    const beat = async (of: TabletWriter): Promise<unknown> => (await of.browser.post('/api/heartbeat', { writer: of.id, app: '0.1.0', wall: '2026-03-02T01:00:00.000Z', held: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0 }, oldestUnsentAt: null, perCase: [], storage: { usageBytes: null, quotaBytes: null, persisted: null }, lastError: null })).json();
    expect(await beat(lost)).toMatchObject({ wipe: true });
    expect(await beat(other)).not.toHaveProperty('wipe');
    const again = await TabletWriter.enrol(test.browser(), officer, lost.request.device);
    expect((await heads(again)).status).toBe(403);
    const reply = await again.record({ case: 'nowhere', document: { kind: 'item', id: uuidv7() }, op: 'create', change: { set: {} } });
    expect(reply.answers).toMatchObject([{ stored: true }]);
  });

  it('[W5] gives seal strips to a tablet: no number twice, told by its next heartbeat, written down with who took them, and accounted for', async () => {
    await run(['create-officer', 'hn-yuelu', 'zhou', '周某', 'officer', '--team', '执行一队'], '秋风-落叶-2026');
    const officer = { account: 'zhou', password: '秋风-落叶-2026' };
    const ours = await TabletWriter.enrol(test.browser(), officer);
    const other = await TabletWriter.enrol(test.browser(), officer);
    expect(await run(['seals', 'issue', 'hn-yuelu', ours.enrolled.letter, 'K2024-000101', 'k2024-000124', '--to', 'zhou'])).toMatchObject({ code: 0, out: expect.stringContaining(`已发给平板 ${ours.enrolled.letter} 封条 K2024-000101 至 k2024-000124，共 24 枚，领用人 zhou`) as string });
    expect(await run(['seals', 'issue', 'hn-yuelu', other.enrolled.letter, 'K2024-000124', 'K2024-000130'])).toMatchObject({ code: 1, err: expect.stringContaining('已经发出的号码') as string });
    const at = { court: 'hn-yuelu', tablet: other.enrolled.letter, officer: null, by: 'test' };
    const both = await Promise.all([issueSeals(test.gateway, { ...at, first: 'K2024-000125', last: 'K2024-000150' }), issueSeals(test.gateway, { ...at, tablet: ours.enrolled.letter, first: 'K2024-000140', last: 'K2024-000160' })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'overlap' });
    // Another series, and the same digits in another court, are other strips.
    expect(await issueSeals(test.gateway, { ...at, first: 'T2024-000101', last: 'T2024-000110' })).toMatchObject({ ok: true, count: 10 });

    const beat = async (of: TabletWriter) => heartbeatReply.parse(await (await of.browser.post('/api/heartbeat', { writer: of.id, app: '0.1.0', wall: '2026-03-02T01:00:00.000Z', held: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0 }, oldestUnsentAt: null, perCase: [], storage: { usageBytes: null, quotaBytes: null, persisted: null }, lastError: null })).json());
    expect((await beat(ours)).seals).toContainEqual(expect.objectContaining({ first: 'K2024-000101', last: 'K2024-000124', takenBy: '周某' }));
    expect((await beat(other)).seals?.some(({ first }) => first === 'K2024-000101')).toBe(false);

    const { team_id: team } = await test.gateway.db.selectFrom('teams').select('team_id').where('name', '=', '执行一队').executeTakeFirstOrThrow();
    const caseId = await addCase(test.gateway.db, 'hn-yuelu', uuidv7(), { team });
    await ours.record(createItem(caseId, 'truck', { 'seal/a': { number: 'K2024-000113', order: 1, state: 'void', reason: '大风吹破' }, 'seal/b': { number: 'K2024-000101', order: 2 }, 'seal/c': { number: 'X9', order: 3 } }));
    await test.gateway.foldsBehind.allDone();
    expect((await run(['seals', 'list', 'hn-yuelu'])).out).toMatch(/^K2024-000101–K2024-000124 {2}平板 \w+ {2}领用人 周某 .* 已贴 1 {2}破损 0 {2}启封 0 {2}作废 1 {2}未用 22$/m);
    const issued = (await audited()).filter(({ object, outcome }) => object['command'] === 'seals' && outcome === 'done');
    expect(issued[0]?.object).toMatchObject({ first: 'K2024-000101', count: 24, device: ours.request.device, officer: expect.any(String) as string });
  });

  it('makes an account for single sign-on alone: no password fits', async () => {
    expect(await run(['create-officer', 'hn-yuelu', 'wang', '王某', '书记员', '--no-password'])).toMatchObject({ code: 0 });
    expect((await test.browser().signIn('wang', '')).status).toBe(400);
    expect((await test.browser().signIn('wang', 'yes')).status).toBe(401);
  });

  it('tells the key that tablets and exports are sealed to, and that its private half opens', async () => {
    const { bundleKey } = await test.gateway.keys.court('hn-yuelu');
    expect(await run(['recovery-key', 'hn-yuelu'])).toMatchObject({ code: 0, out: expect.stringContaining(`封装公钥指纹  ${bundleKey.kid}`) as string });
  });

  it('verifies the audit log against roots that were kept, and tells a forged chain', async () => {
    const roots = join(test.gateway.dataFolder.root, 'roots.jsonl');
    const told = await run(['audit', 'roots']);
    await writeFile(roots, told.out);
    expect(told.out).toMatch(/^\{"day":"\d{4}-\d\d-\d\d","court":"hn-yuelu","seq":\d+,"hash":"[0-9a-f]{64}"\}$/m);
    expect(await run(['audit', 'verify', roots])).toMatchObject({ code: 0, out: expect.stringContaining('审计记录完整') as string });
    expect((await run(['audit', 'export'])).out.trim().split('\n').length).toBeGreaterThan(10);
    await test.gateway.pool.query("ALTER TABLE audit DISABLE TRIGGER USER; UPDATE audit SET record = replace(record, 'switch-off', 'devices') WHERE record LIKE '%switch-off%'; ALTER TABLE audit ENABLE TRIGGER USER");
    expect(await run(['audit', 'verify', roots])).toMatchObject({ code: 1, err: expect.stringMatching(/hn-yuelu 第 \d+ 条：内容与当时的哈希不符\n没有改动：审计记录有 1 处不对/) as string });
  });

  it('without a command, or with one that there is not, says how it is used and ends with 1', async () => {
    expect(await run([])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('用法：npm run admin') as string });
    expect(await run(['destroy'])).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/没有改动：没有这个命令：destroy\n用法/) as string });
  });

  it.each([
    [['reset-password'], '', '少了：ACCOUNT'],
    [['reset-password', 'zhang', 'secret'], '', '多了：secret'],
    [['reset-password', 'zhang', '--password', 'secret'], '', '没有这个选项：--password'],
    [['reset-password', 'nobody'], 'long enough', '没有这个账号：nobody'],
    [['reset-password', 'zhang'], 'short', '密码至少 8 个字符'],
    [['reset-password', 'zhang'], '', '没有读到密码'],
    [['create-court', 'hn-yuelu', '湘0105', 'x'], '', '已有法院 hn-yuelu'],
    [['create-officer', 'hn-yuelu', 'zhang', '张某', '执行员'], 'long enough', '已有账号 zhang'],
    [['create-officer', 'hn-yuelu', 'zhao', '赵某', '皇帝'], 'long enough', '皇帝: 不在可选范围内'],
    [['revoke-device', 'hn-yuelu', 'QQ'], '', '这个法院没有平板 QQ'],
    [['devices', 'qh'], '', '没有这个法院：qh'],
    [['seals', 'issue', 'hn-yuelu', 'QQ', 'K1', 'K2'], '', '这个法院没有平板 QQ'],
    [['seals', 'issue', 'hn-yuelu', 'QQ', 'K2'], '', '少了：LAST'],
    [['seals', 'issue', 'hn-yuelu', 'QQ', 'K2', 'K1'], '', '末号 K1 在首号 K2 之前'],
    [['audit', 'roots', '--since', 'today'], '', '日期写作'],
  ])('refuses %j and says why', async (args, typed, why) => {
    const words = adminWords(false);
    const context = { ...test.gateway, english: false, words, readPassword: (file: string | undefined) => readPassword(file, { input: Readable.from([Buffer.from(typed)]), output: new PassThrough(), words }) };
    const refused = await runAdmin(context, args).catch((error: unknown) => (error instanceof AdminRefusal ? fillIn(words.refused[error.reason], error.detail) : String(error)));
    expect(refused).toContain(why);
  });
});
