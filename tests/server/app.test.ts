import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCourt } from '@tests/builders/court';
import { startTestGateway, type TestGateway } from './testGateway';

describe('the web server', () => {
  let test: TestGateway;
  let appFolder: string;

  beforeAll(async () => {
    appFolder = await mkdtemp(join(tmpdir(), 'fieldwrit-app-'));
    await mkdir(join(appFolder, 'assets'));
    await writeFile(join(appFolder, 'index.html'), '<!doctype html><title>执行外勤</title>');
    await writeFile(join(appFolder, 'sw.js'), '// worker');
    await writeFile(join(appFolder, 'assets', 'index-a1b2c3.js'), 'export {};');
    test = await startTestGateway({ appFolder });
    await (await buildCourt(test.gateway.db)).addOfficer('zhang');
  });
  afterAll(async () => {
    await test.stop();
    await rm(appFolder, { recursive: true });
  });

  const page = { accept: 'text/html,application/xhtml+xml' };

  it.each(['/', '/cases', '/actions/0197c0de/inventory', '/cases/（2026）湘0104执1号', '/cases/a.b'])('opens the app on the deep link %s', async (path) => {
    const reply = await test.browser().get(encodeURI(path), page);
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(await reply.text()).toContain('执行外勤');
  });

  it.each(['/api/nothing', '/api', '/assets/gone-1234.js'])('never answers %s with a page', async (path) => {
    const reply = await test.browser().get(path, page);
    expect([reply.status, await reply.json()]).toMatchObject([404, { error: 'notFound', action: 'stop' }]);
  });

  it('lets hashed files be kept for ever and the worker never', async () => {
    const cacheOf = async (path: string) => (await test.browser().get(path)).headers.get('cache-control');
    expect(await cacheOf('/assets/index-a1b2c3.js')).toBe('public, max-age=31536000, immutable');
    expect(await cacheOf('/sw.js')).toBe('no-cache');
    expect(await cacheOf('/api/session')).toBe('no-store');
  });

  it('runs only its own scripts and styles, by a strict policy on pages and on data', async () => {
    for (const path of ['/', '/api/session', '/healthz']) {
      const policy = (await test.browser().get(path, page)).headers.get('content-security-policy') ?? '';
      const directives = Object.fromEntries(policy.split(';').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]));
      expect(directives).toMatchObject({
        'default-src': "'self'",
        'script-src': "'self' 'wasm-unsafe-eval'",
        'style-src': "'self'",
        'img-src': "'self' blob: data:",
        'worker-src': "'self'",
        'connect-src': "'self'",
        'object-src': "'none'",
        'frame-ancestors': "'none'",
      });
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|upgrade-insecure/);
    }
  });

  it.each(['/api/session', '/%61pi/session', '/api/%73ession'])('takes nothing at %s from a page that cannot send its header, and lets no cache keep the answer', async (path) => {
    const reply = await fetch(test.origin + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'zhang', password: '秋风-落叶-2026' }) });
    expect([reply.status, reply.headers.get('cache-control'), await reply.json()]).toMatchObject([403, 'no-store', { error: 'foreignPage' }]);
  });

  it('describes itself as OpenAPI 3.1, from the schemas that it checks by', async () => {
    const reply = await test.browser().get('/api/openapi.json');
    const description = (await reply.json()) as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(description.paths['/api/session']).toMatchObject({
      post: { requestBody: { content: { 'application/json': { schema: { required: ['account', 'password'] } } } }, responses: { 200: {}, default: {} } },
      get: {},
      delete: {},
    });
    for (const path of ['/healthz', '/api/writers', '/api/session/refresh']) expect(description.paths).toHaveProperty([path]);
  });

  it('reads a compressed body, and refuses one that unpacks to more than it takes', async () => {
    const send = (body: object) => test.browser().post('/api/session', gzipSync(JSON.stringify(body)), { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    expect((await send({ account: 'zhang', password: '秋风-落叶-2026' })).status).toBe(200);
    const bomb = await send({ account: 'zhang', password: 'x'.repeat(5_000_000) });
    expect([bomb.status, await bomb.json()]).toMatchObject([413, { error: 'tooLarge', action: 'stop' }]);
  });

  it.each([
    ['no JSON', 'application/json', '{"account":', 400, 'badRequest'],
    ['another content type', 'text/xml', '<a/>', 415, 'unsupportedMedia'],
  ])('answers %s with what to do next', async (_what, type, text, status, error) => {
    const reply = await test.browser().post('/api/session', Buffer.from(text), { 'content-type': type });
    expect([reply.status, await reply.json()]).toMatchObject([status, { error, action: 'stop' }]);
  });
});
