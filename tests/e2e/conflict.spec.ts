import { expect, test, type Page } from '@playwright/test';
import { valueOf, type EntryBody } from '@/domain/journal';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import { Tablet } from './tablet';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';
const PLACE = '喀什某搅拌站';
const MILEAGE = 'attr/mileageKm';

test.describe.configure({ mode: 'serial' });
let gateway: GatewayProcess;
let zhang: Officer;
let tablets: Tablet[] = [];
test.beforeAll(async () => {
  const place = await openWorkplace();
  ({ gateway, zhang } = place);
  tablets = [place.tablet];
});
test.afterAll(async () => {
  for (const tablet of tablets) await tablet.throwAway();
  await gateway.stop();
});

async function officer(account: string): Promise<Officer> {
  const tablet = await Tablet.take(gateway.origin);
  tablets = [...tablets, tablet];
  const person = new Officer(tablet.page);
  await person.signIn(account);
  await person.workerReady();
  return person;
}

test('[F1, R22] two tablets read one truck’s mileage differently with no network: both see both, one is chosen, nothing is lost', async () => {
  const li = await officer('li');
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction(PLACE);
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31001');
  await zhang.write('里程', '38000');
  await zhang.photograph(1);
  await zhang.allAtCourt();
  await li.goto(zhang.page.url());
  await expect(li.panel.getByLabel('里程').first()).toHaveValue('38,000');

  await gateway.kill();
  await zhang.write('里程', '38420');
  await li.write('里程', '38240');
  await gateway.start();
  for (const person of [zhang, li]) await person.lookAgain();
  // Who looked before the other had sent looks again, and not in half a minute.
  await li.allAtCourt();
  await zhang.lookAgain();
  for (const person of [zhang, li]) {
    const choice = person.panel.getByRole('radiogroup', { name: '里程' });
    await expect(choice).toBeVisible({ timeout: 60_000 });
    for (const value of ['38,420 公里', '38,240 公里']) await expect(choice.getByRole('radio', { name: value })).toBeVisible();
    await expect(person.panel.getByText('里程 · 两处各记了一个值，都保留着')).toBeVisible();
    await expect(person.page.getByRole('list', { name: '财产清单' }).getByText('1 处冲突')).toBeVisible();
  }

  await li.panel.getByRole('radio', { name: '38,420 公里' }).click();
  const adopt = li.panel.getByRole('button', { name: '采用 38,420 公里，另一值留档' });
  await expect(adopt).toBeDisabled();
  await li.panel.getByLabel('采用的理由').fill('以仪表照片为准');
  await adopt.click();
  await expect(li.panel.getByRole('radiogroup', { name: '里程' })).toHaveCount(0);
  await expect(li.panel.getByLabel('里程').first()).toHaveValue('38,420');

  const court = await AtCourt.open(gateway);
  const held = [await heldOnTablet(zhang.page), await heldOnTablet(li.page)];
  for (const each of held) await expectAtCourt(court, each, ['folded', 'conflict']);
  const written = (await Promise.all(held.map(({ entries }) => court.entriesOf(entries[0]?.writer ?? '')))).map((entries) =>
    entries.map(({ body }) => JSON.parse(body) as EntryBody).filter(({ op, change }) => op !== 'create' && JSON.stringify(change).includes(MILEAGE)),
  );
  expect(written[0]?.map(({ op, change }) => [op, change])).toEqual([['set', expect.objectContaining({ set: { [MILEAGE]: 38_000 } })], ['set', expect.objectContaining({ set: { [MILEAGE]: 38_420 } })]]);
  expect(written[1]?.map(({ op, change }) => [op, change])).toEqual([
    ['set', expect.objectContaining({ set: { [MILEAGE]: 38_240 } })],
    ['resolve', expect.objectContaining({ set: { [MILEAGE]: 38_420 }, reason: '以仪表照片为准' })],
  ]);
  const [truck] = await court.documents(NUMBER, 'item');
  expect(truck && valueOf(truck, MILEAGE)).toBe(38_420);
  expect(truck?.paths[MILEAGE]).toHaveLength(1);
  await court.close();

  await zhang.reload();
  await expect(zhang.panel.getByLabel('里程').first()).toHaveValue('38,420');
  await expect(zhang.panel.getByRole('radiogroup', { name: '里程' })).toHaveCount(0);
  expect(tablets.flatMap(({ complaints }) => complaints)).toEqual([]);
});

test('an officer to whom the case is not assigned finds neither the case, nor what was recorded, nor a photo', async () => {
  const chen = await officer('chen');
  const li = tablets[1]?.page;
  if (!li) throw new Error('li has no tablet');
  await expect(chen.page.getByRole('list').getByText(/湘0104执/).first()).toBeVisible();
  for (const typed of ['2187', '喀什']) {
    await chen.page.getByRole('searchbox').fill(typed);
    await expect(chen.page.getByText('没有这样的案件')).toBeVisible();
  }
  const court = await AtCourt.open(gateway);
  const [truck] = await court.documents(NUMBER, 'item');
  await court.close();
  const photo = truck?.files[0];
  if (!truck || !photo) throw new Error('The truck or its photo is not at the court.');
  for (const path of [`/cases/${truck.case}`, `/actions/${truck.action}/inventory?item=${truck.id}`]) {
    await chen.goto(path);
    await expect(chen.page.getByText(/这台平板上没有这个(案件|现场)/)).toBeVisible();
  }

  const address = (writer: string): string => `/api/cases/${truck.case}/documents/item/${truck.id}/files/${photo.entry}/${photo.sha256}?writer=${writer}`;
  const [ofLi = '', ofChen = ''] = (await Promise.all([li, chen.page].map(heldOnTablet))).map(({ writers }) => writers[0]);
  expect([await pulled(li, ofLi, truck.case), (await ask(li, address(ofLi))).status]).toEqual([{ named: true, documents: true }, 200]);
  expect([await pulled(chen.page, ofChen, truck.case), (await ask(chen.page, address(ofChen))).status]).toEqual([{ named: false, documents: false }, 404]);
  expect((await askHeads(chen.page, ofLi)).status).toBe(403);
  await tablets[2]?.page.context().clearCookies();
  expect((await ask(chen.page, address(ofChen))).status).toBe(401);
});

interface Reply {
  readonly status: number;
  readonly json: { readonly epoch?: string; readonly heads?: { readonly case: string }[]; readonly pages?: { readonly case: string; readonly documents: unknown[] }[] };
}

/** A request in the page's own session, past the app. */
function ask(page: Page, path: string, body?: object): Promise<Reply> {
  return page.evaluate(
    async ([address, sent]) => {
      const reply = await fetch(address, sent === null ? {} : { method: 'POST', body: sent, headers: { 'content-type': 'application/json', 'x-fieldwrit': '1' } });
      return { status: reply.status, json: reply.headers.get('content-type')?.includes('json') ? ((await reply.json()) as Reply['json']) : {} };
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

const askHeads = (page: Page, writer: string): Promise<Reply> => ask(page, '/api/pull/heads', { epoch: null, digest: null, writer, outcomes: 0 });

/** Whether the gateway names a case to this session, and whether it hands out its documents when asked for them outright. */
async function pulled(page: Page, writer: string, caseId: string): Promise<{ named: boolean; documents: boolean }> {
  const heads = await askHeads(page, writer);
  expect(heads.status).toBe(200);
  const pages = await ask(page, '/api/pull/page', { epoch: heads.json.epoch, writer, feeds: [{ case: caseId, scope: 0, n: 0 }] });
  expect(pages.status).toBe(200);
  return { named: heads.json.heads?.some((head) => head.case === caseId) ?? false, documents: pages.json.pages?.some((each) => each.case === caseId && each.documents.length > 0) ?? false };
}
