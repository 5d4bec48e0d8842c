import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { httpRequest } from '@/app/sync/httpRequest';

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });
const html = (status: number) => new Response('<!doctype html><title>Wi-Fi</title>', { status, headers: { 'content-type': 'text/html' } });
const answer = (...responses: (Response | Error)[]) => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(async () => {
    const next = responses.shift();
    if (!next || next instanceof Error) throw next ?? new Error('nothing more to answer');
    return next;
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const ask = (body: unknown = { a: 1 }) => httpRequest({ method: 'POST', path: '/api/x', body, gzipAbove: 100, reply: z.object({ serverTime: z.string() }), timeoutMs: 1_000 });
const problemOf = async () => {
  const sent = await ask();
  return sent.ok ? 'none' : sent.problem;
};

afterEach(() => vi.unstubAllGlobals());

describe('a request to the court', () => {
  it('[S7] succeeds by a JSON reply of the expected shape', async () => {
    answer(json(200, { serverTime: 'now' }));
    expect(await ask()).toEqual({ ok: true, value: { serverTime: 'now' } });
  });

  it.each([
    ['a page with status 200', html(200)],
    ['JSON of somebody else', json(200, { hello: 'world' })],
    ['JSON that is cut', new Response('{"serverTime":', { headers: { 'content-type': 'application/json' } })],
    ['network authentication required', html(511)],
  ])('[S7] is no success by %s', async (_, response) => {
    answer(response);
    expect(await problemOf()).toBe('portal');
  });

  it.each([
    ['signedOut', json(401, { error: 'signInNeeded', action: 'fix', message: '' })],
    ['courtFull', json(507, { error: 'storageFull', action: 'retry', message: '' })],
    ['courtFull', html(507)],
    ['hashDiffers', json(460, { error: 'hashMismatch', action: 'retry', message: '' })],
    ['tooLarge', html(413)],
    ['server', json(500, { error: 'internal', action: 'retry', message: '' })],
    ['offline', html(502)],
    ['offline', json(503, { error: 'unavailable', action: 'retry', message: '' })],
    ['offline', new TypeError('Failed to fetch')],
    ['timeout', new DOMException('', 'TimeoutError')],
    ['unknown', json(404, { error: 'notFound', action: 'stop', message: '' })],
  ])('is told apart: %s', async (problem, response) => {
    answer(response);
    expect(await problemOf()).toBe(problem);
  });

  it('[S3] brings along how long the gateway asks to wait', async () => {
    answer(json(507, { error: 'storageFull', action: 'retry', message: '', retryAfterS: 30 }));
    expect(await ask()).toMatchObject({ retryAfterMs: 30_000 });
    answer(new Response('', { status: 503, headers: { 'retry-after': '7' } }));
    expect(await ask()).toMatchObject({ retryAfterMs: 7_000 });
  });

  it('goes compressed when it is large, and plain when the gateway cannot unpack', async () => {
    const fetched = answer(json(415, { error: 'unsupportedMedia', action: 'stop', message: '' }), json(200, { serverTime: 'now' }));
    const body = { text: '记录'.repeat(500) };
    expect((await ask(body)).ok).toBe(true);
    const [packed, plain] = fetched.mock.calls.map(([, init]) => init);
    expect(new Headers(packed?.headers).get('content-encoding')).toBe('gzip');
    expect(JSON.parse(gunzipSync(Buffer.from(await (packed?.body as Blob).arrayBuffer())).toString())).toEqual(body);
    expect(new Headers(plain?.headers).has('content-encoding')).toBe(false);
    expect(plain?.body).toBe(JSON.stringify(body));
  });
});
