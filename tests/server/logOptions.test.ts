import fastify from 'fastify';
import { expect, it } from 'vitest';
import { logOptions } from '@/server/logOptions';

it('keeps passwords, cookies and what stands after a ? out of the log', async () => {
  let log = '';
  const options = logOptions('debug');
  if (typeof options !== 'object') throw new Error('debug logs');
  const app = fastify({ logger: { ...options, stream: { write: (line: string) => void (log += line) } } });
  app.post('/sign-in', async (request) => {
    request.log.info({ body: request.body, headers: request.headers, officer: { password_hash: 'argon-needle' } }, 'seen');
    throw Object.assign(new Error('failed'), { detail: 'Failing row contains (row-needle)' });
  });
  await app.inject({ method: 'POST', url: '/sign-in?token=query-needle', headers: { cookie: 'fieldwrit_access=cookie-needle', 'set-cookie': 'set-needle', authorization: 'auth-needle' }, payload: { account: 'zhang', password: 'pass-needle' } });
  expect(log).toContain('zhang');
  expect(log).toContain('[removed]');
  expect(log).not.toMatch(/needle/);
});
