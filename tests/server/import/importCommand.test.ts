import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { programOf } from '../programOf';
import { createTestDatabase } from '../testDatabase';

let run: (...args: string[]) => Promise<{ code: number; out: string; err: string }>;
let folder: string;

beforeEach(async () => {
  const database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'fieldwrit-command-'));
  const env = { ...process.env, DATABASE_URL: database.url, FIELDWRIT_DATA: join(folder, 'data') };
  run = (...args) =>
    new Promise((resolve) => {
      execFile(process.execPath, [programOf('import'), ...args], { env }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
    });
  return async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
});

const people = 'src/server/demo/files/01-courts-and-people.json';

it('imports several files as one, says what it did and ends with 0', async () => {
  const done = await run(people, 'src/server/demo/files/02-trucks-kashgar.json');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(/新增案件 1 件.*\n人员新增 13 人/);
  expect(done.out).not.toContain('fieldwrit-demo');
});

it('tells faults as a table and ends with 1', async () => {
  const bad = join(folder, '案件.csv');
  await writeFile(bad, '案号,申请标的额,团队\n（2024）湘098执1号,-5,执行一队\n');
  const refused = await run(people, bad);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/案件\.csv +案件 +2 +申请标的额 +-5 +金额不能为负/);
  expect(refused.err).toMatch(/没有导入任何内容：共有 2 处需要改正/);
  expect((await run('--lang', 'en', people, bad)).err).toMatch(/Nothing was imported: 2 things/);
});

it('without a file, or with one that is not there, ends with 1 in plain words', async () => {
  expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('用法') as string });
  expect(await run(join(folder, 'none.xlsx'))).toMatchObject({ code: 1, err: expect.stringContaining('文件读不出来') as string });
});

it('leaves out a classified case, says where it stands, imports the rest and ends with 2', async () => {
  const cases = join(folder, '案件.csv');
  await writeFile(cases, '案号,密级,申请标的额,团队,被执行人\n（2024）湘0104执1号,公开,5,执行一队,公开某\n（2024）湘0104执2号,机密,6,执行一队,密某\n');
  const done = await run(people, cases);
  expect([done.code, done.out]).toEqual([2, expect.stringContaining('新增案件 1 件')]);
  expect(done.err).toMatch(/案件\.csv +案件 +3 +密级 +机密 +涉密案件不得导入本系统[^]*其中 1 件涉密，没有导入：有关内容一项也没有保存/);
  expect(done.out + done.err).not.toMatch(/密某|执2号/);
});
