import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '@/server/audit/auditRecord';
import { readSettings } from '@/server/settings';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import type { TestBrowser } from '../testBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';
import { CLIENT, ProviderVisit, startTestProvider, type TestProvider } from './testProvider';

/** The provider has to know where the gateway will be before it is there. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('single sign-on', () => {
  let test: TestGateway;
  let provider: TestProvider;
  let court: BuiltCourt;
  let zhang: BuiltOfficer;

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    provider = await startTestProvider(origin);
    const { sso } = readSettings({
      OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_COURT: 'hn-yuelu', OIDC_ORIGIN: origin,
      OIDC_ROLE_CLAIM: 'post', OIDC_ROLES: '执行员=officer,队长=lead', OIDC_TEAM_CLAIM: 'unit', OIDC_TEAMS: 'dept-2=执行二组',
    });
    test = await startTestGateway({ port, sso });
    court = await buildCourt(test.gateway.db);
    zhang = await court.addOfficer('zhang');
    await court.addTeam('执行二组');
    provider.people.set('u-1001', { preferred_username: 'zhang', post: '执行员', unit: '执行一组' });
  });
  afterAll(async () => {
    await test.stop();
    await provider.stop();
  });

  const last = async (): Promise<AuditRecord> => JSON.parse((await test.gateway.db.selectFrom('audit').select('record').where('court_id', '=', court.courtId).orderBy('seq', 'desc').executeTakeFirstOrThrow()).record) as AuditRecord;

  /** Goes to the provider and comes back; returns where the browser is then. */
  async function roundTrip(browser: TestBrowser, person: string, { next = '', visit = new ProviderVisit(provider.issuer), answer = 'yes' as 'yes' | 'abort' } = {}): Promise<string> {
    const away = await browser.get(`/api/session/sso${next === '' ? '' : `?next=${encodeURIComponent(next)}`}`);
    expect(away.status).toBe(302);
    const back = await visit.go(away.headers.get('location') ?? '', person, answer);
    expect(back).toMatch(new RegExp(`^${test.origin}/api/session/sso/callback\\?`));
    return (await browser.get(back.slice(test.origin.length))).headers.get('location') ?? '';
  }

  it('is told of by the gateway, so that the screen shows 统一身份认证 only where there is one', async () => {
    expect(await (await test.browser().get('/api/session/ways')).json()).toEqual({ password: true, singleSignOn: true });
  });

  it('leads to the provider with a code challenge, a state and a nonce, and back into the app with a session', async () => {
    const browser = test.browser();
    const asked = new URL((await browser.get('/api/session/sso')).headers.get('location') ?? '').searchParams;
    expect([asked.get('response_type'), asked.get('code_challenge_method'), asked.get('scope')]).toEqual(['code', 'S256', 'openid profile']);
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);

    expect(await roundTrip(browser, 'u-1001', { next: '/cases?x=1' })).toBe('/sign-in?sso=done&next=%2Fcases%3Fx%3D1');
    expect(await (await browser.get('/api/session')).json()).toMatchObject({ officer: { id: zhang.officerId, account: 'zhang' } });
    expect(await last()).toMatchObject({ what: 'signIn', who: zhang.officerId, object: { way: 'singleSignOn' }, outcome: 'done' });
    expect((await browser.post('/api/session/refresh')).status).toBe(200);
  });

  it('leaves local accounts as they are', async () => {
    expect((await test.browser().signIn('zhang', zhang.password)).status).toBe(200);
  });

  it('takes role and team from what the provider says, and ends what is no longer reached', async () => {
    const caseId = await addCase(test.gateway.db, court.courtId, 'case-team', { team: court.teamId });
    provider.people.set('u-1001', { preferred_username: 'ZHANG', post: ['顾问', '队长'], unit: 'dept-2' });
    const browser = test.browser();
    await roundTrip(browser, 'u-1001');
    expect(await (await browser.get('/api/session')).json()).toMatchObject({ officer: { role: 'lead', team: { name: '执行二组' } } });
    expect(await test.gateway.db.selectFrom('cases').select('scope').where('case_id', '=', caseId).executeTakeFirst()).toEqual({ scope: 2 });
    provider.people.set('u-1001', { preferred_username: 'zhang', post: '执行员', unit: '执行一组' });
    await roundTrip(browser, 'u-1001');
  });

  it.each([
    ['whom the court does not know', 'u-2', { preferred_username: 'nobody', post: '执行员', unit: '执行一组' }, 'unknownOfficer'],
    ['without an account', 'u-3', { post: '执行员', unit: '执行一组' }, 'unknownOfficer'],
    ['whose post means no role here', 'u-4', { preferred_username: 'zhang', post: '访客', unit: '执行一组' }, 'noRight'],
    ['of a team that the court does not know', 'u-5', { preferred_username: 'zhang', post: '执行员', unit: '别处' }, 'noRight'],
  ])('lets nobody in %s', async (_what, person, claims, outcome) => {
    provider.people.set(person, claims);
    const browser = test.browser();
    expect(await roundTrip(browser, person)).toBe(`/sign-in?sso=${outcome}`);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await last()).toMatchObject({ what: 'signInFailed', outcome });
  });

  it('keeps out an officer who was switched off', async () => {
    const gone = await court.addOfficer('sun');
    await test.gateway.db.updateTable('officers').set({ active: false }).where('officer_id', '=', gone.officerId).execute();
    provider.people.set('u-6', { preferred_username: 'sun', post: '执行员', unit: '执行一组' });
    const browser = test.browser();
    expect(await roundTrip(browser, 'u-6')).toBe('/sign-in?sso=switchedOff');
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('takes no answer that another browser asked for, none twice, and none with a state, code or cookie that was changed', async () => {
    const asking = async () => {
      const browser = test.browser();
      const away = await browser.get('/api/session/sso');
      return { browser, back: (await new ProviderVisit(provider.issuer).go(away.headers.get('location') ?? '', 'u-1001')).slice(test.origin.length) };
    };
    const come = async (browser: TestBrowser, path: string) => [(await browser.get(path)).headers.get('location'), (await browser.get('/api/session')).status];
    const refused = (outcome: string) => [`/sign-in?sso=${outcome}`, 401];

    // An attacker's own answer, put before somebody else's browser.
    expect(await come(test.browser(), (await asking()).back)).toEqual(refused('stale'));
    const other = await asking();
    await other.browser.get('/api/session/sso');
    expect(await come(other.browser, other.back)).toEqual(refused('refused'));
    const state = await asking();
    expect(await come(state.browser, state.back.replace(/state=[^&]+/, 'state=other'))).toEqual(refused('refused'));
    const code = await asking();
    expect(await come(code.browser, code.back.replace(/code=[^&]+/, 'code=other'))).toEqual(refused('refused'));
    const issuer = await asking();
    expect(await come(issuer.browser, issuer.back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`))).toEqual(refused('refused'));
    const twice = await asking();
    const copy = twice.browser.copy();
    expect(await come(twice.browser, twice.back)).toEqual(['/sign-in?sso=done', 200]);
    expect(await come(twice.browser, twice.back)).toEqual(['/sign-in?sso=stale', 200]);
    expect(await come(copy, twice.back)).toEqual(refused('refused'));
  });

  it('that was broken off at the provider comes back with words', async () => {
    expect(await roundTrip(test.browser(), 'u-1001', { answer: 'abort' })).toBe('/sign-in?sso=refused');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/ok\r\nx'])('never leads out of the app: %j', async (next) => {
    expect(await roundTrip(test.browser(), 'u-1001', { next })).toBe('/sign-in?sso=done');
  });

  it('ends at the provider too: the sign-out says where to go, and the next sign-in asks again', async () => {
    const browser = test.browser();
    const visit = new ProviderVisit(provider.issuer);
    await roundTrip(browser, 'u-1001', { visit });
    // The provider still knows the browser: nobody is asked.
    expect(await roundTrip(browser, 'nobody is asked', { visit })).toBe('/sign-in?sso=done');
    const { leaveTo } = (await (await browser.delete('/api/session')).json()) as { leaveTo: string };
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await visit.go(leaveTo, null)).toBe(`${test.origin}/sign-in`);
    provider.people.set('u-7', { preferred_username: 'nobody' });
    expect(await roundTrip(browser, 'u-7', { visit })).toBe('/sign-in?sso=unknownOfficer');
    await browser.signIn('zhang', zhang.password);
    expect(await (await browser.delete('/api/session')).json()).toEqual({});
  });

  it('keeps its cookies from scripts, and those of the session from other sites', async () => {
    const browser = test.browser();
    const away = await browser.get('/api/session/sso');
    expect(away.headers.getSetCookie()).toEqual([expect.stringMatching(/^fieldwrit_sso=.*Max-Age=600; Path=\/api\/session\/sso; HttpOnly; SameSite=Lax$/)]);
    const back = await new ProviderVisit(provider.issuer).go(away.headers.get('location') ?? '', 'u-1001');
    const cookies = (await browser.get(back.slice(test.origin.length))).headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['fieldwrit_access', 'fieldwrit_browser', 'fieldwrit_identity', 'fieldwrit_refresh', 'fieldwrit_sso']);
    for (const cookie of cookies.filter((one) => !one.startsWith('fieldwrit_sso'))) expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('says so when the provider cannot be reached, and starts all the same', async () => {
    const { sso } = test.gateway.settings;
    if (sso === null) throw new Error('not set up');
    const lonely = await startTestGateway({ sso: { ...sso, issuer: 'http://127.0.0.1:1' } });
    expect((await lonely.browser().get('/api/session/sso')).headers.get('location')).toBe('/sign-in?sso=unreachable');
    await lonely.stop();
  });
});

describe('the settings of single sign-on', () => {
  const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', OIDC_COURT: 'hn-yuelu', OIDC_ORIGIN: 'https://fieldwrit.example/x' };

  it('are none without an issuer, and whole with what it needs', () => {
    expect(readSettings({}).sso).toBeNull();
    expect(readSettings(whole).sso).toEqual({ issuer: 'https://id.example', clientId: 'a', clientSecret: 'b', court: 'hn-yuelu', origin: 'https://fieldwrit.example', scope: 'openid profile', accountClaim: 'preferred_username', role: null, team: null });
  });

  it.each([
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID is missing'],
    [{ OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE is missing'],
    [{ OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER is "http://id.example"; it must be an https address.'],
    [{ OIDC_ORIGIN: 'http://10.0.0.5' }, 'OIDC_ORIGIN is'],
    [{ OIDC_ROLE_CLAIM: 'post' }, 'OIDC_ROLES is missing'],
    [{ OIDC_ROLE_CLAIM: 'post', OIDC_ROLES: '院长=king' }, 'OIDC_ROLES has "king"'],
    [{ OIDC_TEAM_CLAIM: 'unit', OIDC_TEAMS: 'x' }, 'OIDC_TEAMS has "x"'],
  ])('%j is told', (wrong, why) => {
    expect(() => readSettings({ ...whole, ...wrong })).toThrow(why);
  });
});
