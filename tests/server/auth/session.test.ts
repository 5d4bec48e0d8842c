import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCourt, type BuiltOfficer } from '@tests/builders/court';
import type { TestBrowser } from '../testBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';

const MINUTE = 60_000;

describe('a session', () => {
  let test: TestGateway;
  let officer: BuiltOfficer;
  let tablet: TestBrowser;

  beforeAll(async () => {
    test = await startTestGateway();
    officer = await (await buildCourt(test.gateway.db)).addOfficer('zhang');
  });
  afterAll(() => test.stop());
  beforeEach(async () => {
    tablet = test.browser();
    await tablet.signIn('zhang', officer.password);
  });

  const whoAmI = async (browser: TestBrowser): Promise<number> => (await browser.get('/api/session')).status;
  const refresh = (browser: TestBrowser): Promise<Response> => browser.post('/api/session/refresh');

  it('is needed to be told anything', async () => {
    const reply = await test.browser().get('/api/session');
    expect([reply.status, await reply.json()]).toMatchObject([401, { error: 'signInNeeded', action: 'fix' }]);
  });

  it('is short: after 15 minutes the access ends, and a refresh brings it back', async () => {
    expect(await whoAmI(tablet)).toBe(200);
    test.clock.advance(15 * MINUTE + 1);
    expect(await whoAmI(tablet)).toBe(401);
    expect((await refresh(tablet)).status).toBe(200);
    expect(await whoAmI(tablet)).toBe(200);
  });

  it('gets new tokens at each refresh, and the old access is worth nothing', async () => {
    const before = tablet.copy();
    await refresh(tablet);
    expect(tablet.cookie('fieldwrit_refresh')).not.toBe(before.cookie('fieldwrit_refresh'));
    expect(await whoAmI(before)).toBe(401);
  });

  it('survives a lost reply, however long the tablet is away after it', async () => {
    const [before, beforeToo] = [tablet.copy(), tablet.copy()];
    await refresh(tablet);
    for (const away of [before, beforeToo]) {
      test.clock.advance(5 * 60 * MINUTE);
      expect((await refresh(away)).status).toBe(200);
      expect(away.cookie('fieldwrit_refresh')).toBe(tablet.cookie('fieldwrit_refresh'));
    }
    expect(await whoAmI(before)).toBe(200);
  });

  it('survives two tabs that refresh at once: both hold the same tokens', async () => {
    const other = tablet.copy();
    const replies = await Promise.all([refresh(tablet), refresh(other)]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    expect(other.cookie('fieldwrit_access')).toBe(tablet.cookie('fieldwrit_access'));
    expect([await whoAmI(tablet), await whoAmI(other)]).toEqual([200, 200]);
  });

  it('ends for everybody when a used-up token comes back after its grace: it can only be a copy', async () => {
    const stolen = tablet.copy();
    await refresh(tablet);
    expect(await whoAmI(tablet)).toBe(200);
    test.clock.advance(MINUTE + 1);
    expect((await refresh(stolen)).status).toBe(401);
    expect(await whoAmI(tablet)).toBe(401);
    expect((await refresh(tablet)).status).toBe(401);
  });

  it('ends after 30 days without a refresh', async () => {
    test.clock.advance(30 * 24 * 60 * MINUTE + 1);
    expect((await refresh(tablet)).status).toBe(401);
  });

  it('ends at sign-out, tokens and all', async () => {
    const copy = tablet.copy();
    expect((await tablet.delete('/api/session')).status).toBe(200);
    expect([tablet.cookie('fieldwrit_access'), tablet.cookie('fieldwrit_refresh')]).toEqual([undefined, undefined]);
    expect([await whoAmI(copy), (await refresh(copy)).status]).toEqual([401, 401]);
  });

  it('ends at once when the officer is switched off', async () => {
    const active = (is: boolean) => test.gateway.db.updateTable('officers').set({ active: is }).where('officer_id', '=', officer.officerId).execute();
    await active(false);
    expect([await whoAmI(tablet), (await refresh(tablet)).status]).toEqual([401, 401]);
    await active(true);
  });

  it.each([
    ['POST', '/api/session'],
    ['POST', '/api/session/refresh'],
    ['DELETE', '/api/session'],
    ['POST', '/api/writers'],
  ])("refuses %s %s from another site's page, which cannot send the app's header", async (method, path) => {
    const reply = await tablet.send(method, path, method === 'POST' ? {} : undefined, {});
    expect([reply.status, await reply.json()]).toMatchObject([403, { error: 'foreignPage', action: 'stop' }]);
    expect(await whoAmI(tablet)).toBe(200);
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page on another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['another page in a browser that only names its origin', { origin: 'https://evil.example' }],
    ['a page without a name, such as one in a sandboxed frame', { origin: 'null' }],
  ])("refuses what %s sends, though it has the app's header", async (_what, headers: Record<string, string>) => {
    const reply = await tablet.post('/api/session/refresh', undefined, headers);
    expect([reply.status, await reply.json()]).toMatchObject([403, { error: 'foreignPage' }]);
    expect((await tablet.post('/api/session/refresh', undefined, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await tablet.post('/api/session/refresh', undefined, { origin: test.origin })).status).toBe(200);
  });
});
