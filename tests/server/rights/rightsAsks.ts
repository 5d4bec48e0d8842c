import { v7 as uuidv7 } from 'uuid';
import { masterBinding } from '@/domain/envelope';
import { INFORMANT_KIND, informantBinding } from '@/domain/informant/informant';
import { informantPath } from '@/wire/informants';
import { sealToCourt } from '@/vault/courtWrap';
import { webSuite } from '@/vault/webSuite';
import type { HeadsReply, PagesReply } from '@/wire/pull';
import type { PushReply } from '@/wire/push';
import type { DeskReply, TeamReply } from '@/wire/team';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { objects, type Actor, type ObjectName, type Photo, type RightsWorld } from './rightsWorld';

/** Asks one thing as one person, and tells in one word what came of it: a status, or what was shown. */
export type Ask = (world: RightsWorld, actor: Actor) => Promise<string>;

const tus = { 'tus-resumable': '1.0.0', 'x-fieldwrit': '1' };
const status = async (reply: Promise<Response>): Promise<string> => String((await reply).status);
const victim = (world: RightsWorld): Actor => world.actor('officer');

/** The word for a good answer; any other is its status. */
async function when<T>(reply: Promise<Response>, told: (body: T) => string): Promise<string> {
  const answer = await reply;
  return answer.status === 200 ? told((await answer.json()) as T) : String(answer.status);
}

const push =
  (object: ObjectName): Ask =>
  async ({ cases }, { browser, tablet, name }) => {
    if (name === 'nobody') return status(browser.post('/api/push', { writer: tablet.id, entries: [{}] }));
    const entries = await tablet.write([createItem(cases[object], `${name}-${object}`)]);
    return when<PushReply>(browser.post('/api/push', { writer: tablet.id, entries }), ({ answers: [answer] }) => {
      if (answer?.stored !== true) return answer?.reason ?? 'nothing';
      return answer.outcome?.is === 'setAside' ? answer.outcome.reason : (answer.outcome?.is ?? 'unfolded');
    });
  };

const page =
  (object: ObjectName): Ask =>
  ({ cases }, { browser, tablet }) =>
    when<PagesReply>(browser.post('/api/pull/page', { epoch: tablet.enrolled.epoch, writer: tablet.id, feeds: [{ case: cases[object], scope: 1, n: 0 }] }), ({ pages }) => (pages.some(({ documents }) => documents.length > 0) ? 'shown' : 'absent'));

const fileAddress = ({ case: caseId, entry, sha256 }: Photo, writer: string): string => `/api/cases/${caseId}/documents/item/truck/files/${entry}/${sha256}?writer=${writer}`;
const photo =
  (object: ObjectName, method = 'GET'): Ask =>
  ({ photos }, { browser, tablet }) =>
    status(browser.send(method, fileAddress(photos[object], tablet.id), undefined, {}));

/** The address of a photo of one's own case, with the hash of another one. */
const byHashAlone: Ask = ({ photos }, { browser, tablet, name }) => {
  const [known, wanted] = name === 'otherTeam' || name === 'otherLead' ? [photos.other, photos.own] : [photos.own, photos.other];
  return status(browser.get(fileAddress({ ...known, sha256: wanted.sha256 }, tablet.id)));
};

/** A file that the officer has announced and begun to send. */
async function begunUpload(world: RightsWorld): Promise<string> {
  const { tablet } = victim(world);
  const bytes = photoBytes(1_000);
  const attach = attachTo(world.cases.own, 'truck', photoNote(sha256Of(bytes), bytes.length));
  await tablet.record(attach);
  return (await TabletUpload.begin(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: world.cases.own, entry: attach.id, mime: 'image/jpeg' })).path;
}

const metadata = (of: Readonly<Record<string, string>>): string => Object.entries(of).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
const createBundle = ({ browser }: Actor, writer: string): Promise<Response> => browser.send('POST', '/api/bundles', undefined, { ...tus, 'upload-length': '10', 'upload-metadata': metadata({ writer, sha256: sha256Of(Buffer.from(writer)) }) });
async function begunBundle(world: RightsWorld): Promise<string> {
  return (await createBundle(victim(world), victim(world).tablet.id)).headers.get('location') ?? '';
}

const onUpload =
  (method: string, begin: (world: RightsWorld) => Promise<string>): Ask =>
  async (world, { browser }) => {
    const path = await begin(world);
    const patch = method === 'PATCH';
    return status(browser.send(method, path, patch ? Buffer.from('x') : undefined, { ...tus, ...(patch ? { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } : {}) }));
  };

const announce =
  (whose: 'own' | 'another'): Ask =>
  async (world, actor) => {
    const bytes = photoBytes(500);
    const attach = attachTo(world.cases.own, 'truck', photoNote(sha256Of(bytes), bytes.length));
    const tablet = whose === 'own' ? actor.tablet : victim(world).tablet;
    // Whose session it is matters, not whose journal: the announcing entry is the writer's own in both.
    if (whose === 'another') await victim(world).tablet.record(attach);
    else if (!['nobody', 'switchedOff'].includes(actor.name)) await tablet.record(attach);
    const claims = { sha256: sha256Of(bytes), writer: tablet.id, case: world.cases.own, entry: attach.id, mime: 'image/jpeg' };
    return status(actor.browser.send('POST', '/api/files', undefined, { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata(claims) }));
  };

const VAULT = '0197f000-0000-7000-8000-000000000001';

/** The key of a vault that is bound to the officer, asked for by each on their own tablet. */
async function vaultKey(world: RightsWorld, { browser }: Actor): Promise<string> {
  const { account, tablet } = victim(world);
  const { kid = '', jwk } = tablet.enrolled.bundleKey ?? {};
  if (!jwk) throw new Error('the court has no key');
  const wrap = await sealToCourt(webSuite, { kid, x: jwk.x, y: jwk.y }, masterBinding({ id: VAULT, officer: account.officerId }), new Uint8Array(32));
  return status(browser.post('/api/vault/recovery', { vault: VAULT, wrap, to: (await webSuite.makeKeyPair('agree')).publicKey }));
}

/** An informant of the officer's own case, whom the officer recorded. */
async function informant(world: RightsWorld, { browser, tablet: own }: Actor, method: 'GET' | 'HEAD'): Promise<string> {
  const { tablet } = victim(world);
  const { kid = '', jwk } = tablet.enrolled.bundleKey ?? {};
  if (!jwk) throw new Error('the court has no key');
  const [id, of] = [uuidv7(), world.cases.own];
  const sealed = await sealToCourt(webSuite, { kid, x: jwk.x, y: jwk.y }, informantBinding({ case: of, id }), new TextEncoder().encode('丁某'));
  await tablet.record({ case: of, document: { kind: INFORMANT_KIND, id }, op: 'create', change: { set: { clue: 'clue-1', sealed: JSON.stringify(sealed) } } });
  return status(browser.send(method, informantPath(of, id, own.id), undefined, {}));
}

const heartbeat = ({ browser }: Actor, writer: string): Promise<string> =>
  status(browser.post('/api/heartbeat', { writer, app: '0.1.0', wall: '', held: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0 }, oldestUnsentAt: null, perCase: [], storage: { usageBytes: null, quotaBytes: null, persisted: null }, lastError: null }));
const heads = ({ browser, tablet }: Actor, writer: string): Promise<Response> => browser.post('/api/pull/heads', { epoch: tablet.enrolled.epoch, digest: null, writer, outcomes: 0 });

/** What each row of the table asks, by `METHOD /address | object`. A HEAD that Fastify adds to a GET is asked like it. */
export const asks: Readonly<Record<string, Ask>> = {
  'GET /healthz | the gateway': (_world, { browser }) => status(browser.get('/healthz')),
  'HEAD /healthz | the gateway': (_world, { browser }) => status(browser.send('HEAD', '/healthz', undefined, {})),
  'GET /api/openapi.json | the description': (_world, { browser }) => status(browser.get('/api/openapi.json')),
  'HEAD /api/openapi.json | the description': (_world, { browser }) => status(browser.send('HEAD', '/api/openapi.json', undefined, {})),
  'GET /* | the app': (_world, { browser }) => status(browser.get('/', { accept: 'text/html' })),
  'HEAD /* | the app': (_world, { browser }) => status(browser.send('HEAD', '/', undefined, { accept: 'text/html' })),

  'POST /api/session | own account': ({ test }, { account }) => status(test.browser().signIn(account.account, account.password)),
  'GET /api/session | own session': (_world, { browser }) => when<{ officer: { account: string } }>(browser.get('/api/session'), ({ officer }) => officer.account),
  'HEAD /api/session | own session': (_world, { browser }) => status(browser.send('HEAD', '/api/session', undefined, {})),
  'POST /api/session/refresh | own session': (_world, { browser }) => status(browser.post('/api/session/refresh')),
  async 'DELETE /api/session | own session'({ test }, { account }) {
    const browser = test.browser();
    await browser.signIn(account.account, account.password);
    const copy = browser.copy();
    return `${await status(browser.delete('/api/session'))}/${await status(copy.get('/api/session'))}`;
  },

  'GET /api/session/ways | the ways to sign in': (_world, { browser }) => status(browser.get('/api/session/ways')),
  'HEAD /api/session/ways | the ways to sign in': (_world, { browser }) => status(browser.send('HEAD', '/api/session/ways', undefined, {})),
  'GET /api/session/sso | where it is not set up': (_world, { browser }) => status(browser.get('/api/session/sso')),
  'HEAD /api/session/sso | where it is not set up': (_world, { browser }) => status(browser.send('HEAD', '/api/session/sso', undefined, {})),
  'GET /api/session/sso/callback | where it is not set up': (_world, { browser }) => status(browser.get('/api/session/sso/callback?code=x&state=x')),
  'HEAD /api/session/sso/callback | where it is not set up': (_world, { browser }) => status(browser.send('HEAD', '/api/session/sso/callback', undefined, {})),

  'POST /api/writers | a new tablet': (_world, { browser, tablet }) => status(browser.post('/api/writers', { ...tablet.request, writer: uuidv7(), device: uuidv7() })),
  "POST /api/writers | another's writer": (world, { browser }) => status(browser.post('/api/writers', { ...world.actor('switchedOff').tablet.request, device: uuidv7() })),

  'POST /api/push | own case': push('own'),
  "POST /api/push | the team's case": push('team'),
  "POST /api/push | other team's case": push('other'),
  "POST /api/push | other court's case": push('foreign'),
  async "POST /api/push | another writer's chain"(world, { browser }) {
    const { tablet } = victim(world);
    const entries = await tablet.write([createItem(world.cases.own, uuidv7())]);
    const word = await when<PushReply>(browser.post('/api/push', { writer: tablet.id, entries }), ({ answers: [answer] }) => (answer?.stored === true ? 'stored' : (answer?.reason ?? 'nothing')));
    if (word !== 'stored') await tablet.push(entries);
    return word;
  },

  'POST /api/pull/heads | every case': ({ cases }, actor) =>
    when<HeadsReply>(heads(actor, actor.tablet.id), ({ heads: found }) => objects.filter((object) => found.some((feed) => feed.case === cases[object])).join('+') || 'none'),
  "POST /api/pull/heads | another's writer": (world, actor) => status(heads(actor, world.actor('recorder').tablet.id)),
  'POST /api/pull/page | own case': page('own'),
  "POST /api/pull/page | the team's case": page('team'),
  "POST /api/pull/page | other team's case": page('other'),
  "POST /api/pull/page | other court's case": page('foreign'),
  "POST /api/pull/page | another's writer": (world, { browser, tablet }) => status(browser.post('/api/pull/page', { epoch: tablet.enrolled.epoch, writer: world.actor('recorder').tablet.id, feeds: [] })),

  'GET /api/cases/:case/informants/:id | recorded by the officer': (world, actor) => informant(world, actor, 'GET'),
  'HEAD /api/cases/:case/informants/:id | recorded by the officer': (world, actor) => informant(world, actor, 'HEAD'),
  "POST /api/vault/recovery | the officer's vault": vaultKey,
  'POST /api/heartbeat | own tablet': (_world, actor) => heartbeat(actor, actor.tablet.id),
  "POST /api/heartbeat | another's tablet": (world, actor) => heartbeat(actor, world.actor('recorder').tablet.id),

  'POST /api/files/check | own files': (_world, { browser, tablet }) => status(browser.post('/api/files/check', { writer: tablet.id, files: [] })),
  "POST /api/files/check | another's files": (world, { browser }) => status(browser.post('/api/files/check', { writer: world.actor('recorder').tablet.id, files: [] })),
  'POST /api/files | own announced file': announce('own'),
  "POST /api/files | the officer's announced file": announce('another'),
  'OPTIONS /api/files | what tus can': (_world, { browser }) => status(browser.send('OPTIONS', '/api/files', undefined, tus)),
  "HEAD /api/files/:upload | the officer's upload": onUpload('HEAD', begunUpload),
  "PATCH /api/files/:upload | the officer's upload": onUpload('PATCH', begunUpload),
  "DELETE /api/files/:upload | the officer's upload": onUpload('DELETE', begunUpload),
  "OPTIONS /api/files/:upload | what tus can": onUpload('OPTIONS', begunUpload),

  'GET /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | own case': photo('own'),
  "GET /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | the team's case": photo('team'),
  "GET /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | other team's case": photo('other'),
  "GET /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | other court's case": photo('foreign'),
  'GET /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | by its hash alone': byHashAlone,
  "GET /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | another's writer": (world, { browser }) => status(browser.get(fileAddress(world.photos.team, world.actor('recorder').tablet.id))),
  'HEAD /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | own case': photo('own', 'HEAD'),
  "HEAD /api/cases/:case/documents/:kind/:id/files/:entry/:sha256 | other team's case": photo('other', 'HEAD'),

  'POST /api/bundles | carried by oneself': (_world, actor) => status(createBundle(actor, actor.tablet.id)),
  "POST /api/bundles | carried in another's name": (world, actor) => status(createBundle(actor, world.actor('recorder').tablet.id)),
  'OPTIONS /api/bundles | what tus can': (_world, { browser }) => status(browser.send('OPTIONS', '/api/bundles', undefined, tus)),
  "HEAD /api/bundles/:upload | the officer's upload": onUpload('HEAD', begunBundle),
  "PATCH /api/bundles/:upload | the officer's upload": onUpload('PATCH', begunBundle),
  "DELETE /api/bundles/:upload | the officer's upload": onUpload('DELETE', begunBundle),
  'OPTIONS /api/bundles/:upload | what tus can': onUpload('OPTIONS', begunBundle),

  'GET /api/team | tablets and cases': (world, { browser }) =>
    when<TeamReply>(browser.get('/api/team'), ({ devices, cases }) => {
      const tablets = new Set(devices.map(({ letter }) => letter));
      const first = tablets.has(world.actor('officer').tablet.enrolled.letter) ? '1' : '';
      const second = tablets.has(world.actor('otherTeam').tablet.enrolled.letter) ? '2' : '';
      const known = objects.filter((object) => cases.some((one) => one.case === world.cases[object]));
      return `${first}${second}:${known.join('+')}`;
    }),
  'HEAD /api/team | tablets and cases': (_world, { browser }) => status(browser.send('HEAD', '/api/team', undefined, {})),
  'GET /api/team/desk | what waits': (world, { browser }) =>
    when<DeskReply>(browser.get('/api/team/desk'), ({ items }) => {
      const numbered = (object: ObjectName): boolean => items.some((item) => item.case === world.cases[object] && item.number !== null);
      const there = (object: ObjectName): boolean => items.some((item) => item.case === world.cases[object]);
      return objects.filter(there).map((object) => (numbered(object) ? object : `(${object})`)).join('+') || 'none';
    }),
  'HEAD /api/team/desk | what waits': (_world, { browser }) => status(browser.send('HEAD', '/api/team/desk', undefined, {})),
};
