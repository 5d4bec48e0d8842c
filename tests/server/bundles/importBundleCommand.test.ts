import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCourt } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { storedTablet } from '@tests/builders/storedTablet';
import { programOf } from '../programOf';
import { startTestGateway, type TestGateway } from '../testGateway';

let test: TestGateway;
let good: string;
beforeAll(async () => {
  test = await startTestGateway();
  const court = await buildCourt(test.gateway.db);
  await addCase(test.gateway.db, court.courtId, 'case-1', { team: court.teamId });
  const device = await storedTablet(test.browser(), await court.addOfficer('zhang'));
  await device.recordItem('case-1', 2_000);
  await device.stores.drafts.write('note', '没写完');
  good = join(test.gateway.dataFolder.root, '应急.fwbundle');
  await writeFile(good, await device.export());
});
afterAll(() => test.stop());

/** The command beside the running gateway, on its data. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { databaseUrl, dataFolder } = test.gateway.settings;
  const env = { ...process.env, DATABASE_URL: databaseUrl ?? '', FIELDWRIT_DATA: dataFolder };
  return new Promise((resolve) => {
    execFile(process.execPath, [programOf('import-bundle'), ...args], { env }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  });
}

it('[X2] tells in words what came in, and the second time that it was there already', async () => {
  const first = await run(good);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/张某，平板 A[^]*记录：新收 2 条，院里已有 0 条[^]*文件：新收 1 个，院里已有 0 个[^]*草稿：1 份[^]*共 1 个文件，全部接收/);
  expect((await run('--lang', 'en', good)).out).toMatch(/Records: 0 new, 2 were here already[^]*files: 0 new, 1 were here already/);
});

it('[X1, X2] says of a broken file that and why nothing of it was taken, takes the others, and ends with 1', async () => {
  const bad = join(test.gateway.dataFolder.root, 'bad.fwbundle');
  await writeFile(bad, '不是导出文件');
  const done = await run(bad, good);
  expect(done.code).toBe(1);
  expect(done.err).toMatch(/bad\.fwbundle：整个文件没有接收。这不是应急导出文件[^]*有内容没有接收/);
  expect(done.out).toMatch(/院里已有 2 条/);
  expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('用法') as string });
  expect((await run(join(test.gateway.dataFolder.root, 'none'))).err).toMatch(/没有导入完：ENOENT/);
});
