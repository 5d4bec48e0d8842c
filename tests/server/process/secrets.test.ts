import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freeLoopbackPort } from '@/server/db/embedded/clusterAccess';
import { openDatabase } from '@/server/db/openDatabase';
import { buildCourt } from '@tests/builders/court';
import { createItem } from '@tests/builders/drafts';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { GatewayChild } from '../gatewayChild';
import { TestBrowser } from '../testBrowser';
import { createTestDatabase } from '../testDatabase';

let gateway: GatewayChild;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let dataFolder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), 'fieldwrit-logs-'));
  gateway = await GatewayChild.start({
    databaseUrl: database.url, dataFolder, port: await freeLoopbackPort(),
    env: { FIELDWRIT_LOG: 'debug', OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'fieldwrit', OIDC_CLIENT_SECRET: 'client-needle', OIDC_COURT: 'hn-yuelu', OIDC_ORIGIN: 'http://127.0.0.1:2' },
  });
});
afterAll(async () => {
  await gateway.kill('SIGTERM');
  await database.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

it('no password, cookie, body, code or setting that is secret gets into the log or the command line, at the most talkative level', async () => {
  const opened = openDatabase({ url: database.url }, { maxConnections: 2 });
  const court = await buildCourt(opened.db);
  const zhang = await court.addOfficer('zhang');
  const browser = new TestBrowser(gateway.origin);
  await browser.signIn('zhang', 'pass-needle');
  await browser.signIn('account-needle', 'pass-needle');
  await browser.post('/api/session', Buffer.from('{"password":"torn-needle'), { 'content-type': 'application/json' });
  const tablet = await TabletWriter.enrol(browser, zhang);
  await browser.post('/api/session/refresh');
  await tablet.record(createItem('nowhere', 'x', { name: 'body-needle' }));
  await browser.post('/api/push', { writer: tablet.id, entries: [{ header: 'header-needle' }] });
  await browser.get('/api/session/sso/callback?code=code-needle&state=state-needle', { cookie: 'fieldwrit_sso=sso-needle' });
  await browser.get('/api/session/sso');
  // What fails inside is logged with its error; that holds the row that was refused.
  await opened.pool.query("ALTER TABLE sessions ADD CONSTRAINT never CHECK (user_agent <> 'agent-needle') NOT VALID");
  expect((await browser.post('/api/session', { account: 'zhang', password: zhang.password }, { 'user-agent': 'agent-needle' })).status).toBe(500);
  const cookies = ['fieldwrit_access', 'fieldwrit_refresh', 'fieldwrit_browser'].map((name) => browser.cookie(name) ?? '');
  await opened.close();

  expect(gateway.told).toContain('/api/session');
  // The line may still be on its way through the pipe.
  await expect.poll(() => gateway.told, { timeout: 10_000 }).toContain('request failed');
  for (const secret of ['needle', zhang.password, new URL(database.url).password, ...cookies]) {
    expect(secret.length).toBeGreaterThan(5);
    expect(gateway.told).not.toContain(secret);
  }
  const commandLine = await readFile(`/proc/${gateway.pid}/cmdline`, 'utf8');
  expect(commandLine).not.toMatch(/needle|postgresql:/);
});
