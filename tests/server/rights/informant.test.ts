import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INFORMANT_KIND, informantBinding } from '@/domain/informant/informant';
import { sealToCourt } from '@/vault/courtWrap';
import { webSuite } from '@/vault/webSuite';
import { informantPath } from '@/wire/informants';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import { addCase } from '@tests/builders/courtCase';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { startTestGateway, type TestGateway } from '../testGateway';

const CASE = 'case-1';
const IDENTITY = '丁某某，电话 138 0000 0000，左眉有疤';

describe('who an informant is', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  const tablets = new Map<string, TabletWriter>();
  const id = uuidv7();

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    const officers: readonly BuiltOfficer[] = [await court.addOfficer('zhang'), await court.addOfficer('li'), await court.addOfficer('wang', 'lead')];
    await addCase(test.gateway.db, court.courtId, CASE, { team: court.teamId });
    for (const officer of officers) tablets.set(officer.account, await TabletWriter.enrol(test.browser(), officer));
    const zhang = of('zhang');
    await zhang.record({ case: CASE, document: { kind: INFORMANT_KIND, id }, op: 'create', change: { set: { clue: 'clue-1', sealed: await sealed(id) } } });
  });
  afterAll(() => test.stop());

  const of = (account: string): TabletWriter => {
    const tablet = tablets.get(account);
    if (!tablet) throw new Error(`no tablet of ${account}`);
    return tablet;
  };
  async function sealed(as: string): Promise<string> {
    const { kid = '', jwk } = of('zhang').enrolled.bundleKey ?? {};
    if (!jwk) throw new Error('the court has no key');
    return JSON.stringify(await sealToCourt(webSuite, { kid, x: jwk.x, y: jwk.y }, informantBinding({ case: CASE, id: as }), new TextEncoder().encode(IDENTITY)));
  }
  const ask = (account: string, informant = id): Promise<Response> => of(account).browser.get(informantPath(CASE, informant, of(account).id));

  it('is told to who recorded it and to the lead, and to nobody else of the team', async () => {
    expect(await (await ask('zhang')).json()).toEqual({ identity: IDENTITY });
    expect(await (await ask('wang')).json()).toEqual({ identity: IDENTITY });
    expect((await ask('li')).status).toBe(403);
  });

  it('is not told to the lead any more once the case is another team’s', async () => {
    await addCase(test.gateway.db, court.courtId, 'case-2', { officer: (await court.addOfficer('zhao', 'officer', await court.addTeam('other'))).officerId });
    expect((await of('wang').browser.get(informantPath('case-2', id, of('wang').id))).status).toBe(404);
  });

  it('stands nowhere as text: not in an entry, not in a document, not in what others pull', async () => {
    const { rows } = await sql<{ text: string }>`SELECT convert_from(body, 'UTF8') AS text FROM entries UNION ALL SELECT body FROM documents`.execute(test.gateway.db);
    expect(rows.length).toBeGreaterThan(1);
    for (const { text } of rows) for (const part of ['丁某某', '138 0000', '左眉']) expect(text).not.toContain(part);
    const li = of('li');
    const page = await li.browser.post('/api/pull/page', { epoch: li.enrolled.epoch, writer: li.id, feeds: [{ case: CASE, scope: 1, n: 0 }] });
    expect(await page.text()).toContain(INFORMANT_KIND);
    expect(JSON.stringify(rows)).not.toContain('丁某某');
  });

  it('sealed as another informant does not open as this one', async () => {
    const other = uuidv7();
    await of('zhang').record({ case: CASE, document: { kind: INFORMANT_KIND, id: other }, op: 'create', change: { set: { clue: 'clue-1', sealed: await sealed(id) } } });
    expect((await ask('zhang', other)).status).toBe(404);
  });

  it('leaves a line in the audit log for each reading, without the identity', async () => {
    const { rows } = await sql<{ record: string }>`SELECT record::text AS record FROM audit WHERE record::text LIKE '%readInformant%'`.execute(test.gateway.db);
    expect(rows.length).toBe(2);
    expect(JSON.stringify(rows)).not.toContain('丁某某');
  });
});
