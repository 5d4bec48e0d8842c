import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCourt, type BuiltOfficer } from '@tests/builders/court';
import { browserMark } from '@/server/auth/knownBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('signing in', () => {
  let test: TestGateway;
  let officer: BuiltOfficer;
  let recorder: BuiltOfficer;

  beforeAll(async () => {
    test = await startTestGateway();
    const court = await buildCourt(test.gateway.db);
    officer = await court.addOfficer('zhang');
    recorder = await court.addOfficer('li', 'recorder');
    const gone = await court.addOfficer('wang');
    await test.gateway.db.updateTable('officers').set({ active: false }).where('officer_id', '=', gone.officerId).execute();
  });
  afterAll(() => test.stop());

  it('tells who one is, and where', async () => {
    const reply = await test.browser().signIn(' ZHANG ', officer.password);
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({
      officer: { id: officer.officerId, account: 'zhang', role: 'officer', duty: '执行员', team: { name: '执行一组' } },
      court: { id: 'hn-yuelu', name: '某某区人民法院', code: '湘0104' },
      accessExpiresAt: '2026-03-02T01:15:00.000Z',
    });
  });

  it('puts the tokens where no script and no other site can get at them', async () => {
    const reply = await test.browser().signIn('zhang', officer.password);
    const cookies = reply.headers.getSetCookie();
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(cookies[0]).toMatch(/^fieldwrit_access=[\w-]{43}; Max-Age=900; Path=\/api;/);
    expect(cookies[1]).toMatch(/^fieldwrit_refresh=[\w-]{43}; Max-Age=2592000; Path=\/api\/session;/);
    expect(cookies[2]).toMatch(/^fieldwrit_browser=[\w-]{22}\.[\w-]{43}; Max-Age=31536000; Path=\/api\/session;/);
    const { rows } = await test.gateway.pool.query('SELECT * FROM sessions');
    for (const cookie of cookies.slice(0, 2)) expect(JSON.stringify(rows)).not.toContain(/=([\w-]{43})/.exec(cookie)?.[1]);
  });

  it('keeps the tokens to https when a trusted proxy speaks it for the gateway, and believes nobody else', async () => {
    const said = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.9.8.7' };
    const cookies = async (of: TestGateway) => (await of.browser().post('/api/session', { account: 'zhang', password: officer.password }, said)).headers.getSetCookie();
    for (const cookie of await cookies(test)) expect(cookie).not.toContain('Secure');
    const behindProxy = await startTestGateway({ trustProxy: 'loopback' });
    await (await buildCourt(behindProxy.gateway.db)).addOfficer('zhang');
    for (const cookie of await cookies(behindProxy)) expect(cookie).toContain('Secure');
    await behindProxy.stop();
  });

  it('gives a wrong password, an unknown account and a closed account the very same answer', async () => {
    const replies = await Promise.all([['li', 'wrong'], ['nobody', 'wrong'], ['wang', officer.password]].map(([account = '', password = '']) => test.browser().signIn(account, password)));
    const answers = await Promise.all(replies.map(async (reply) => ({ status: reply.status, cookies: reply.headers.getSetCookie(), body: await reply.json() })));
    expect(answers[0]).toEqual({ status: 401, cookies: [], body: { error: 'wrongCredentials', action: 'fix', message: 'Account or password is wrong.' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('takes as long for an unknown account as for a wrong password', async () => {
    const median = async (account: string): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 9; i += 1) {
        test.clock.advance(16 * 60_000);
        const from = performance.now();
        await test.browser().signIn(account, `wrong ${i}`);
        times.push(performance.now() - from);
      }
      return times.sort((a, b) => a - b)[4] ?? NaN;
    };
    const known = await median('li');
    const unknown = await median('nobody-here');
    // The hash alone is tens of milliseconds; without it an unknown account would answer in a few.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  it.each(['li', 'unknown-account'])('is slowed down, more each time, after three wrong passwords for %s', async (account) => {
    test.clock.advance(16 * 60_000);
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      expect((await test.browser().signIn(account, 'wrong')).status).toBe(401);
      const refused = await test.browser().signIn(account, 'wrong');
      if (refused.status === 401) continue;
      const body = (await refused.json()) as { error: string; retryAfterS: number };
      expect([refused.status, body.error, refused.headers.get('retry-after')]).toEqual([429, 'tooManyAttempts', String(body.retryAfterS)]);
      waits.push(body.retryAfterS);
      test.clock.advance(body.retryAfterS * 1000);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.length).toBeGreaterThanOrEqual(4);
    expect(waits.at(-1)).toBeGreaterThan((waits[0] ?? NaN) * 4);
  });

  it('is refused during the wait even with the right password, where the guesses came from, and works after it', async () => {
    test.clock.advance(16 * 60_000);
    for (let i = 0; i < 3; i += 1) await test.browser().signIn('li', 'wrong');
    expect((await test.browser().signIn('li', recorder.password)).status).toBe(429);
    test.clock.advance(60_000);
    expect((await test.browser().signIn('li', recorder.password)).status).toBe(200);
  });

  it('nobody locks an officer out of a browser that has signed in before, however long they guess, from the same address or others', async () => {
    test.clock.advance(16 * 60_000);
    const tablet = test.browser();
    await tablet.signIn('li', recorder.password);
    for (let minute = 0; minute < 40; minute += 1) {
      await test.browser().signIn('li', `guess ${minute}`);
      test.clock.advance(60_000);
    }
    expect((await test.browser().signIn('li', recorder.password)).status).toBe(429);
    expect((await tablet.signIn('li', 'wrong')).status).toBe(401);
    expect((await tablet.signIn('li', recorder.password)).status).toBe(200);
    // The officer's own success gives the guesser no new tries.
    expect((await test.browser().signIn('li', 'guess')).status).toBe(429);
  });

  it('keeps the officers of a shared tablet apart: the mark of one is none of another', async () => {
    test.clock.advance(16 * 60_000);
    const shared = test.browser();
    await shared.signIn('zhang', officer.password);
    for (let i = 0; i < 4; i += 1) await shared.signIn('li', 'wrong');
    expect((await shared.signIn('li', recorder.password)).status).toBe(429);
    expect((await shared.signIn('zhang', officer.password)).status).toBe(200);
    test.clock.advance(60_000);
    expect((await shared.signIn('li', recorder.password)).status).toBe(200);
    expect(shared.cookie('fieldwrit_browser')?.split('~')).toHaveLength(2);
  });

  it('believes no mark that it did not make, and none of another account', async () => {
    const secret = test.gateway.keys.sessionSecret;
    const browser = test.browser();
    await browser.signIn('zhang', officer.password);
    const cookie = browser.cookie('fieldwrit_browser') ?? '';
    expect(browserMark(secret, cookie, 'zhang')).toBe(cookie.slice(0, 22));
    expect(browserMark(secret, cookie, 'li')).toBeNull();
    expect(browserMark(secret, `${'x'.repeat(22)}${cookie.slice(22)}`, 'zhang')).toBeNull();
    expect(browserMark(secret, '~.~x'.repeat(10_000), 'zhang')).toBeNull();
  });

  it('lets no more guesses through when they come all at once', async () => {
    test.clock.advance(16 * 60_000);
    const replies = await Promise.all(Array.from({ length: 12 }, (_, i) => test.browser().signIn('li', `guess ${i}`)));
    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(3);
  });

  it('refuses a password of absurd length before hashing it', async () => {
    const reply = await test.browser().signIn('li', 'x'.repeat(100_000));
    expect([reply.status, await reply.json()]).toMatchObject([400, { error: 'badRequest', action: 'stop' }]);
  });
});
