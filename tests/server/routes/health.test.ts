import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('the health of the gateway', () => {
  let test: TestGateway;
  beforeAll(async () => (test = await startTestGateway()));
  afterAll(() => test.stop());

  const health = async () => {
    // Past the second for which an answer is kept.
    test.clock.advance(2_000);
    const reply = await test.browser().get('/healthz');
    return { status: reply.status, cache: reply.headers.get('cache-control'), body: await reply.json() };
  };

  it('is well when the database answers and the data folder takes a file', async () => {
    expect(await health()).toMatchObject({ status: 200, cache: 'no-store', body: { ok: true, checks: { database: { ok: true }, dataFolder: { ok: true } } } });
  });

  it('is not looked into again within a second, however many ask', async () => {
    const first = await health();
    await test.gateway.pool.query('ALTER TABLE courts RENAME TO courts_away');
    const replies = await Promise.all(Array.from({ length: 5 }, async () => (await test.browser().get('/healthz')).status));
    await test.gateway.pool.query('ALTER TABLE courts_away RENAME TO courts');
    expect([first.status, ...replies]).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('is not well when nothing can be written, and says so without naming a path', async () => {
    const { staging } = test.gateway.dataFolder;
    await rename(staging, `${staging}-away`);
    const sick = await health();
    await rename(`${staging}-away`, staging);
    expect(sick).toMatchObject({ status: 503, body: { ok: false, checks: { database: { ok: true }, dataFolder: { ok: false, reason: 'ENOENT' } } } });
    expect(JSON.stringify(sick)).not.toContain(staging);
    expect((await health()).status).toBe(200);
  });

  it('is not well when the database lost its tables', async () => {
    await test.gateway.pool.query('ALTER TABLE courts RENAME TO courts_away');
    const sick = await health();
    await test.gateway.pool.query('ALTER TABLE courts_away RENAME TO courts');
    expect(sick).toMatchObject({ status: 503, body: { checks: { database: { ok: false, reason: '42P01' } } } });
  });
});
