import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOffice } from '@/app/session/office';
import type { AtWork } from '@/app/session/openOfficer';
import { createClock } from '@/platform/clock';
import type { CourtOrders } from '@/app/sync/courtOrders';
import type { Me } from '@/ports/workspace';
import { deviceRegistry, vaultInStore } from '@/storage';
import { openVault, type Vault } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';
import { SESSION_PATH } from '@/wire/session';
import { PASSPHRASE, quickStretch, testVault } from '@tests/builders/testVault';
import { TabletDisk } from '@tests/builders/tabletStores';

/** The court as a browser with one set of cookies reaches it. */
const court = { reachable: true, signedIn: null as string | null, ended: [] as (string | null)[] };
const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });
const steps: string[] = [];
const vaults: Vault[] = [];
/** The tablet's clock. */
let nowMs = 0;
let items: Map<string, string>;
const storage = () => ({ getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value), removeItem: (key: string) => void items.delete(key) }) as Storage;

beforeEach(() => {
  Object.assign(court, { reachable: true, signedIn: null, ended: [] });
  steps.length = 0;
  vaults.length = 0;
  items = new Map();
  nowMs = Date.parse('2026-03-02T01:00:00.000Z');
  vi.stubGlobal('navigator', { storage: undefined });
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('location', { pathname: '/cases/1', search: '?tab=items' });
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

/** One tab of the tablet. `canOpen`: false, when the store cannot be opened; `goesOn`: field actions that were begun here and have not ended. */
function openTab({ canOpen = true, goesOn = [] as readonly string[] } = {}) {
  const registry = deviceRegistry(storage());
  const atWork = (me: Me) => ({ me, workspace: {}, signedIn: () => undefined, unsent: async () => 0, openActions: async () => goesOn, stop: async () => (steps.push(`${me.account} stops`), await Promise.resolve(), void steps.push(`${me.account} stopped`)) }) as unknown as AtWork;
  const signOuts: (() => Promise<unknown>)[] = [];
  const told: CourtOrders[] = [];
  const office = createOffice({
    registry,
    clock: { ...createClock('session'), wallIso: () => new Date(nowMs).toISOString() },
    app: 'test',
    vaultTools: tools,
    openOfficer: async ({ me, vault, signOut, orders }) => (signOuts.push(signOut), told.push(orders), vaults.push(vault), canOpen ? { ok: true, work: atWork(me) } : { ok: false, problem: 'storage' }),
    onOpened: ({ me }) => void steps.push(`${me.account} at work`),
    stepAside: async () => void steps.push('aside'),
    startAnew: (path) => void steps.push(`anew at ${path}`),
  });
  /** The vault's door; fails where none is. */
  const vaultDoor = () => {
    if (!office.vaultDoor.value) throw new Error('no vault is waiting');
    return office.vaultDoor.value;
  };
  return {
    office,
    registry,
    vaultDoor,
    signOut: () => signOuts.at(-1)?.(),
    /** What the court says to the officer at work. */
    orders: () => told.at(-1),
    /** Signs in, and opens the vault: with a new passphrase the first time. */
    async enter(account: string): Promise<void> {
      await office.door.signIn(account, 'x');
      expect(await (vaultDoor().state === 'new' ? vaultDoor().choose(PASSPHRASE) : vaultDoor().unlock(PASSPHRASE))).toEqual({ ok: true });
    },
  };
}
const tools = { suite: webSuite, stretch: quickStretch };
/** The tablet with a vault of zhang's, closed: the browser was started anew. */
async function lockedTab(given: Parameters<typeof openTab>[0] = {}) {
  await openTab().enter('zhang');
  steps.length = 0;
  vaults.length = 0;
  const tab = openTab(given);
  expect(await tab.office.resume()).toBe(true);
  return tab;
}

describe('another officer takes the tablet over', () => {
  it('[W2] the work of the first one stops before anything is asked for in the name of the second', async () => {
    const { office, enter } = openTab();
    await enter('zhang');
    await office.door.signIn('li', 'x');
    expect(steps).toEqual(['zhang at work', 'zhang stops', 'zhang stopped', 'anew at /']);
  });

  it('[W2] in another tab: this one stops and starts anew', async () => {
    const first = openTab();
    await first.enter('zhang');
    const second = openTab();
    await second.office.resume();
    await second.office.door.signIn('li', 'x');
    steps.length = 0;
    await first.office.officerChanged();
    expect(steps).toEqual(['aside', 'zhang stops', 'zhang stopped', 'anew at /']);
  });

  it('leaves a tab of the same officer alone', async () => {
    const { office, enter } = openTab();
    await enter('zhang');
    steps.length = 0;
    await office.officerChanged();
    expect(steps).toEqual([]);
  });
});

describe('signing out without a network', () => {
  it('is told to the court at the next contact', async () => {
    const tab = openTab();
    await tab.enter('zhang');
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
    await tab.enter('zhang');
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

describe('[K3] the vault of an officer', () => {
  it('is chosen at the first sign-in, waits closed at every start, and opens with its passphrase alone, with no network', async () => {
    const first = openTab();
    await first.office.door.signIn('zhang', 'x');
    expect(first.office.work.value).toBeNull();
    expect(first.vaultDoor()).toMatchObject({ name: '张某', account: 'zhang', state: 'new' });
    expect(await first.vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false });
    expect(await first.vaultDoor().choose(PASSPHRASE)).toEqual({ ok: true });
    expect([first.office.vaultDoor.value, steps]).toEqual([null, ['zhang at work']]);

    court.reachable = false;
    const later = openTab();
    expect(await later.office.resume()).toBe(true);
    expect(later.vaultDoor().state).toBe('locked');
    expect(later.office.work.value).toBeNull();
    expect(await later.vaultDoor().choose('another passphrase 1')).toMatchObject({ ok: false });
    expect(await later.vaultDoor().unlock('kuaisu jiesuo 2')).toEqual({ ok: false, problem: 'wrong', waitS: null, left: 9 });
    expect(later.office.work.value).toBeNull();
    expect(await later.vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: true });
    expect(later.office.work.value?.me.account).toBe('zhang');
    // The same vault: what was sealed with a key of the first opens with the second.
    const made = await vaults[0]?.makeKey('case-1');
    if (!made) throw new Error('no vault');
    const opened = await vaults[1]?.openKey(made.row);
    expect(Buffer.from((await opened?.open('r', await made.key.seal('r', Buffer.from('左前灯破')))) ?? []).toString()).toBe('左前灯破');
  });

  it('names nothing that opens it in what lies outside', async () => {
    await openTab().enter('zhang');
    const outside = [...items].join('\n');
    expect(outside).toContain('id-zhang');
    expect(outside).not.toContain(PASSPHRASE);
  });

  it('counts a try before it is tried, and over a new start', async () => {
    const tab = await lockedTab();
    const stretching = vi.fn(quickStretch);
    const seen: unknown[] = [];
    stretching.mockImplementation(async (...given) => (seen.push(tab.registry.attempts('id-zhang')?.failures), quickStretch(...given)));
    const office = createOffice({ registry: tab.registry, clock: createClock('s'), app: 'test', vaultTools: { ...tools, stretch: stretching }, openOfficer: async () => ({ ok: false, problem: 'storage' }), onOpened: () => undefined, stepAside: async () => undefined, startAnew: () => undefined });
    await office.resume();
    await office.vaultDoor.value?.unlock('wrong one 1');
    await office.vaultDoor.value?.unlock('wrong one 2');
    expect(seen).toEqual([1, 2]);
    const again = openTab();
    await again.office.resume();
    expect(again.vaultDoor().tries).toEqual({ left: 8, waitS: 0 });
  });

  it('lets tries go on after longer and longer waits; the right one in between counts anew', async () => {
    const { vaultDoor, registry } = await lockedTab();
    const waits: (number | null)[] = [];
    for (let i = 0; i < 9; i += 1) {
      const refused = await vaultDoor().unlock(`wrong ${i} passphrase`);
      if (refused.ok) throw new Error('opened');
      waits.push(refused.waitS);
      if (refused.waitS === null) continue;
      // Even the right one has to wait.
      expect(await vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: false, problem: 'wait', waitS: refused.waitS, left: null });
      nowMs += refused.waitS * 1_000;
    }
    expect(waits).toEqual([null, null, 5, 10, 20, 40, 80, 160, 320]);
    expect(registry.attempts('id-zhang')?.failures).toBe(9);
    expect(await vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: true });
    expect(registry.attempts('id-zhang')).toBeNull();
  });

  it('a clock that was set back makes no wait longer', async () => {
    const { vaultDoor } = await lockedTab();
    for (let i = 0; i < 3; i += 1) await vaultDoor().unlock('wrong passphrase');
    nowMs -= 365 * 24 * 3_600_000;
    expect(vaultDoor().tries).toEqual({ left: 7, waitS: 5 });
  });

  it('ten wrong ones destroy what the passphrase opens, and nothing else', async () => {
    const { vaultDoor, registry } = await lockedTab();
    const before = registry.vault<Vault['header']>('id-zhang');
    const others = () => [...items].filter(([key]) => !['fieldwrit.vaults', 'fieldwrit.attempts'].includes(key));
    const untouched = others();
    const results: unknown[] = [];
    for (let i = 0; i < 10; i += 1) {
      const result = await vaultDoor().unlock('wrong passphrase');
      results.push(result.ok || result.problem);
      nowMs += 3_600_000;
    }
    expect(results).toEqual([...Array.from({ length: 9 }, () => 'wrong'), 'destroyed']);
    expect(vaultDoor().state).toBe('destroyed');
    expect(registry.vault('id-zhang')).toEqual({ ...before, byPassphrase: null });
    expect(others()).toEqual(untouched);
    const again = openTab();
    await again.office.resume();
    expect(again.vaultDoor().state).toBe('destroyed');
    expect(await again.vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false, problem: 'destroyed' });
    expect(await again.vaultDoor().recover('a new passphrase 1')).toMatchObject({ ok: false, problem: 'noRecovery' });
    expect(vaults).toEqual([]);
  });

  it('destroyed, is destroyed where the store notes it, too: losing what is noted outside brings no new tries', async () => {
    const disk = new TabletDisk();
    vi.stubGlobal('indexedDB', disk.dexie.indexedDB);
    const { header } = await testVault('id-zhang');
    const stores = await disk.open('id-zhang');
    await stores.noteVault(header);
    stores.close();
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    for (let i = 0; i < 10; i += 1) {
      await tab.vaultDoor().unlock('wrong passphrase');
      nowMs += 3_600_000;
    }
    items.clear();
    const again = openTab();
    await again.office.door.signIn('zhang', 'x');
    expect(again.vaultDoor().state).toBe('destroyed');
    expect(await vaultInStore('id-zhang')).toEqual({ ...header, byPassphrase: null });
  });

  it('gives no try for a plug that is pulled while the last one is tried', async () => {
    const { vaultDoor, registry } = await lockedTab();
    registry.setAttempts('id-zhang', { failures: 10, atMs: nowMs });
    nowMs += 24 * 3_600_000;
    expect(await vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false, problem: 'destroyed' });
    expect(registry.vault('id-zhang')).toMatchObject({ byPassphrase: null });
  });

  it('gives no try that cannot be counted', async () => {
    const { vaultDoor, office } = await lockedTab();
    const full = vi.spyOn(items, 'set').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false, problem: 'storage' });
    expect(office.work.value).toBeNull();
    full.mockRestore();
    expect(await vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: true });
  });

  it('is each officer’s own', async () => {
    await openTab().enter('zhang');
    const tab = openTab();
    await tab.office.resume();
    for (let i = 0; i < 4; i += 1) await tab.vaultDoor().unlock('wrong passphrase');
    tab.vaultDoor().leave();
    expect(steps.at(-1)).toBe('anew at /sign-in');
    const next = openTab();
    expect(await next.office.resume()).toBe(false);
    await next.office.door.signIn('li', 'x');
    expect(next.vaultDoor()).toMatchObject({ account: 'li', state: 'new', tries: { left: 10, waitS: 0 } });
    expect(await next.vaultDoor().choose('li de mima 1')).toEqual({ ok: true });
    const [zhangs, lis] = [next.registry.vault<Vault['header']>('id-zhang'), next.registry.vault<Vault['header']>('id-li')];
    if (!zhangs || !lis) throw new Error('no vault');
    expect(await openVault(tools, zhangs, 'li de mima 1')).toBeNull();
    expect(await openVault(tools, { ...lis, officer: 'id-zhang' }, 'li de mima 1')).toBeNull();
    expect(await openVault(tools, zhangs, PASSPHRASE)).not.toBeNull();
  });

  it('is not used before it is certain that its closed form is on the disk', async () => {
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    const full = vi.spyOn(items, 'set').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await tab.vaultDoor().choose(PASSPHRASE)).toMatchObject({ ok: false, problem: 'storage' });
    expect([tab.office.work.value, vaults]).toEqual([null, []]);
    full.mockRestore();
    expect(await tab.vaultDoor().choose(PASSPHRASE)).toEqual({ ok: true });
  });

  it('stays closed where the store does not open, and the right passphrase costs no try', async () => {
    const { office, vaultDoor } = await lockedTab({ canOpen: false });
    expect(await vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false, problem: 'storage' });
    expect([office.work.value, vaultDoor().state, vaultDoor().tries.left]).toEqual([null, 'locked', 10]);
  });

  it('is found in the store when what was noted outside is lost', async () => {
    const disk = new TabletDisk();
    vi.stubGlobal('indexedDB', disk.dexie.indexedDB);
    const stores = await disk.open('id-zhang');
    await stores.noteVault((await testVault('id-zhang')).header);
    stores.close();
    const tab = openTab();
    await tab.office.door.signIn('zhang', 'x');
    expect(tab.vaultDoor().state).toBe('locked');
    expect(await tab.vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: true });
  });
});

describe('[K6, E6] locking', () => {
  it('takes the screens away, waits until what they write down is on the disk, stops, and leaves no key in memory', async () => {
    const { office, enter } = openTab();
    await enter('zhang');
    steps.length = 0;
    await office.lock();
    expect(steps).toEqual(['aside', 'zhang stops', 'zhang stopped', 'anew at /cases/1?tab=items']);
  });

  it('is nothing where nobody is at work', async () => {
    const { office } = await lockedTab();
    await office.lock();
    expect(steps).toEqual([]);
  });
});

describe('coming back from the identity provider', () => {
  it('goes on with the session that it brought, as after any sign-in', async () => {
    court.signedIn = 'li';
    const { office, vaultDoor } = openTab();
    expect(await office.door.singleSignOn.arrive()).toEqual({ ok: true });
    expect(vaultDoor()).toMatchObject({ account: 'li', state: 'new' });
  });

  it('without a session says so', async () => {
    expect(await openTab().office.door.singleSignOn.arrive()).toMatchObject({ ok: false, problem: 'ended' });
  });

  it('by a link that somebody typed does not open what was signed out of without a network', async () => {
    const tab = openTab();
    await tab.enter('zhang');
    court.reachable = false;
    await tab.signOut();
    court.reachable = true;
    steps.length = 0;
    expect(await openTab().office.door.singleSignOn.arrive()).toMatchObject({ ok: false, problem: 'ended' });
    expect([steps, court.ended]).toEqual([[], ['zhang']]);
  });

  it('is not begun while a sign-out is owed that the court has not heard of', async () => {
    const tab = openTab();
    await tab.enter('zhang');
    court.reachable = false;
    await tab.signOut();
    steps.length = 0;
    expect(await tab.office.door.singleSignOn.leave('/cases')).toBe('offline');
    court.reachable = true;
    expect(await tab.office.door.singleSignOn.leave('/cases')).toBeNull();
    expect(steps).toEqual(['anew at /api/session/sso?next=%2Fcases']);
  });
});

describe('[K7, G4] a tablet that has not reached its court for three days', () => {
  const contact = { wall: '2026-03-02T01:00:00.000Z', serverTime: '2026-03-02T01:00:00.000Z' };
  const inFourDays = async (given: Parameters<typeof openTab>[0] = {}) => {
    await openTab().enter('zhang');
    deviceRegistry(storage()).setLastContact(contact);
    court.reachable = false;
    nowMs += 96 * 3_600_000;
    steps.length = 0;
    const tab = openTab(given);
    await tab.office.resume();
    return tab;
  };

  it('opens for nobody, says so, and holds the right passphrase against no one', async () => {
    const { office, vaultDoor } = await inFourDays();
    expect(vaultDoor().expired).toBe(true);
    expect(await vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false, problem: 'expired' });
    expect([office.work.value, office.goingOn.value, vaultDoor().tries.left]).toEqual([null, null, 10]);
    expect(steps).toEqual(['zhang stops', 'zhang stopped']);
  });

  it('opens wholly in the same page once the court was heard', async () => {
    const { office, vaultDoor, registry } = await inFourDays();
    await vaultDoor().unlock(PASSPHRASE);
    registry.setRules({ lockAfterMinutes: 5, leaseHours: 200 });
    expect(await vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: true });
    expect(office.goingOn.value).toBeNull();
  });

  it('in the middle of a raid opens for that raid, and for nothing else', async () => {
    const { office, vaultDoor } = await inFourDays({ goesOn: ['raid-1'] });
    expect(await vaultDoor().unlock(PASSPHRASE)).toEqual({ ok: true });
    expect([office.work.value?.me.account, office.goingOn.value]).toEqual(['zhang', ['raid-1']]);
  });

  it('opens as before once the court was heard, and when the court set more hours', async () => {
    const tab = await inFourDays({ goesOn: ['raid-1'] });
    await tab.vaultDoor().unlock(PASSPHRASE);
    tab.orders()?.contact({ wall: new Date(nowMs).toISOString(), serverTime: new Date(nowMs).toISOString() });
    const later = openTab();
    await later.office.resume();
    expect(later.vaultDoor().expired).toBe(false);
    nowMs += 96 * 3_600_000;
    later.registry.setRules({ lockAfterMinutes: 5, leaseHours: 200 });
    const patient = openTab();
    await patient.office.resume();
    expect(patient.vaultDoor().expired).toBe(false);
  });
});

describe('[K8] a tablet that the court has revoked', () => {
  it('locks at once, writes down what was being typed, and opens for no passphrase and no help of the court', async () => {
    const tab = openTab();
    await tab.enter('zhang');
    steps.length = 0;
    tab.orders()?.wipe();
    await vi.waitFor(() => expect(steps).toEqual(['aside', 'zhang stops', 'zhang stopped', 'anew at /cases/1?tab=items']));
    const again = openTab();
    await again.office.resume();
    expect(again.vaultDoor().state).toBe('revoked');
    expect(await again.vaultDoor().unlock(PASSPHRASE)).toMatchObject({ ok: false, problem: 'revoked' });
    expect(await again.vaultDoor().recover('xin de kouling 2')).toMatchObject({ ok: false, problem: 'revoked' });
    expect(again.registry.vault('id-zhang')).not.toBeNull();
  });

  it('says that it was wiped, and begins anew with the next sign-in', async () => {
    await openTab().enter('zhang');
    const registry = deviceRegistry(storage());
    registry.forgetOfficer('id-zhang');
    registry.setWiping('id-zhang', 'done');
    expect([registry.vault('id-zhang'), registry.hasWorkedFor('id-zhang')]).toEqual([null, false]);
    const tab = openTab();
    await tab.office.resume();
    expect(tab.vaultDoor().state).toBe('wiped');
    await tab.office.door.signIn('zhang', 'x');
    expect(tab.vaultDoor().state).toBe('new');
  });
});
