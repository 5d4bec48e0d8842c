import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOffice } from '@/app/session/office';
import type { AtWork } from '@/app/session/openOfficer';
import { createClock } from '@/platform/clock';
import type { Me } from '@/ports/workspace';
import { deviceRegistry } from '@/storage';
import { SESSION_PATH } from '@/wire/session';

/** The court as a browser with one set of cookies reaches it. */
const court = { reachable: true, signedIn: null as string | null, ended: [] as (string | null)[] };
const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });
const steps: string[] = [];
let items: Map<string, string>;
const storage = () => ({ getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value), removeItem: (key: string) => void items.delete(key) }) as Storage;

beforeEach(() => {
  Object.assign(court, { reachable: true, signedIn: null, ended: [] });
  steps.length = 0;
  items = new Map();
  vi.stubGlobal('navigator', { storage: undefined });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (!court.reachable || path !== SESSION_PATH) throw new TypeError('offline');
    if (init.method === 'DELETE') {
      court.ended.push(court.signedIn);
      court.signedIn = null;
      return json({});
    }
    if (init.method === 'GET' && court.signedIn === null) return new Response(JSON.stringify({ error: 'signInNeeded', action: 'fix', message: '' }), { status: 401, headers: { 'content-type': 'application/json' } });
    const { account } = init.method === 'GET' ? { account: String(court.signedIn) } : JSON.parse(String(init.body)) as { account: string };
    court.signedIn = account;
    return json({ officer: { id: `id-${account}`, account, name: '张某', role: 'officer', duty: null, certificateNo: null, team: null }, court: { id: 'hn-yuelu', name: '岳麓区人民法院', code: '湘0104', epoch: 'e1' }, accessExpiresAt: '2026-03-02T01:15:00.000Z', serverTime: '2026-03-02T01:00:00.000Z' });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** One tab of the tablet. */
function openTab() {
  const registry = deviceRegistry(storage());
  const atWork = (me: Me) => ({ me, workspace: {}, signedIn: () => undefined, unsent: async () => 0, stop: () => void steps.push(`${me.account} stopped`) }) as unknown as AtWork;
  const signOuts: (() => Promise<unknown>)[] = [];
  const office = createOffice({
    registry,
    clock: createClock('session'),
    app: 'test',
    openOfficer: async ({ me, signOut }) => (signOuts.push(signOut), { ok: true, work: atWork(me) }),
    onOpened: ({ me }) => void steps.push(`${me.account} at work`),
    stepAside: async () => void steps.push('aside'),
    startAnew: (path) => void steps.push(`anew at ${path}`),
  });
  return { office, registry, signOut: () => signOuts.at(-1)?.() };
}

describe('another officer takes the tablet over', () => {
  it('[W2] the work of the first one stops before anything is asked for in the name of the second', async () => {
    const { office } = openTab();
    await office.door.signIn('zhang', 'x');
    await office.door.signIn('li', 'x');
    expect(steps).toEqual(['zhang at work', 'zhang stopped', 'anew at /']);
  });

  it('[W2] in another tab: this one stops and starts anew', async () => {
    const first = openTab();
    await first.office.door.signIn('zhang', 'x');
    const second = openTab();
    await second.office.resume();
    await second.office.door.signIn('li', 'x');
    steps.length = 0;
    first.office.officerChanged();
    expect(steps).toEqual(['zhang stopped', 'anew at /']);
  });

  it('leaves a tab of the same officer alone', async () => {
    const { office } = openTab();
    await office.door.signIn('zhang', 'x');
    steps.length = 0;
    office.officerChanged();
    expect(steps).toEqual([]);
  });
});

describe('signing out without a network', () => {
  it('is told to the court at the next contact', async () => {
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    court.reachable = false;
    await tab.signOut();
    expect(steps.at(-1)).toBe('anew at /sign-in');
    const later = openTab();
    expect(await later.office.resume()).toBe(false);
    await later.office.settleSignOut();
    court.reachable = true;
    await later.office.settleSignOut();
    await later.office.settleSignOut();
    expect(court.ended).toEqual(['zhang']);
  });

  it('ends the old session before the next officer signs in, and never the new one', async () => {
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    court.reachable = false;
    await tab.signOut();
    court.reachable = true;
    const next = openTab();
    await next.office.door.signIn('li', 'x');
    await next.office.settleSignOut();
    expect(court.ended).toEqual(['zhang']);
    expect(court.signedIn).toBe('li');
  });
});

describe('coming back from the identity provider', () => {
  it('goes on with the session that it brought, as after any sign-in', async () => {
    court.signedIn = 'li';
    const { office } = openTab();
    expect(await office.door.singleSignOn.arrive()).toEqual({ ok: true });
    expect(steps).toEqual(['li at work']);
  });

  it('without a session says so', async () => {
    expect(await openTab().office.door.singleSignOn.arrive()).toMatchObject({ ok: false, problem: 'ended' });
  });

  it('by a link that somebody typed does not open what was signed out of without a network', async () => {
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    court.reachable = false;
    await tab.signOut();
    court.reachable = true;
    steps.length = 0;
    expect(await openTab().office.door.singleSignOn.arrive()).toMatchObject({ ok: false, problem: 'ended' });
    expect([steps, court.ended]).toEqual([[], ['zhang']]);
  });

  it('is not begun while a sign-out is owed that the court has not heard of', async () => {
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    court.reachable = false;
    await tab.signOut();
    steps.length = 0;
    expect(await tab.office.door.singleSignOn.leave('/cases')).toBe('offline');
    court.reachable = true;
    expect(await tab.office.door.singleSignOn.leave('/cases')).toBeNull();
    expect(steps).toEqual(['anew at /api/session/sso?next=%2Fcases']);
  });
});
