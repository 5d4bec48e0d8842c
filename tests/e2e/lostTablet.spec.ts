import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import type { Officer } from './officer';
import type { Tablet } from './tablet';
import { PASSPHRASE, passphraseField } from './vaultDoor';
import { openWorkplace } from './workplace';

test.describe.configure({ mode: 'parallel' });
let gateway: GatewayProcess;
let tablet: Tablet;
let zhang: Officer;
test.beforeEach(async () => {
  ({ gateway, tablet, zhang } = await openWorkplace());
});
test.afterEach(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

/** Begins a field action and lists a truck with a photo. */
async function raidOf(officer: Officer): Promise<string> {
  await officer.openCase('2187', '（2024）湘0104执2187号');
  await officer.startAction('喀什某搅拌站');
  await officer.addItem('机动车');
  await officer.write('号牌', '新Q31001');
  await officer.photograph(1);
  return new URL(officer.page.url()).pathname.split('/').slice(0, 3).join('/');
}

/** What is left of an officer in the browser, whoever may read it. */
const leftIn = (page: Page) =>
  page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('second-copy').catch(() => null);
    const copies: string[] = [];
    if (root) for await (const name of root.keys()) copies.push(name);
    return { databases: (await indexedDB.databases()).map(({ name }) => name), copies, vaults: Object.keys(JSON.parse(localStorage.getItem('fieldwrit.vaults') ?? '{}') as object) };
  });

test('[K8, W2] a lost tablet that the court revoked opens no more, brings in what it still holds and destroys itself; the finder reads nothing, the court has all', async () => {
  await tablet.setNetwork(false);
  await raidOf(zhang);
  const held = await heldOnTablet(zhang.page);
  expect(held.unsentFiles).toBe(1);
  expect((await leftIn(zhang.page)).vaults).toHaveLength(1);

  const letter = /^([A-Z]+)/m.exec(gateway.admin('devices', '湘0104').output)?.[1] ?? '';
  expect(gateway.admin('revoke-device', '湘0104', letter)).toMatchObject({ code: 0 });
  await tablet.setNetwork(true);
  await expect(zhang.page.getByRole('heading', { name: /这台平板已停用|平板已清除/ })).toBeVisible({ timeout: 60_000 });
  await expect(passphraseField(zhang.page)).toBeHidden();
  await expect(zhang.page.getByRole('heading', { name: '平板已清除' })).toBeVisible({ timeout: 90_000 });
  await expect(zhang.page.getByText('清除前，所有内容都已到院并有回执。')).toBeVisible();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held, ['setAside', 'folded']);
  await court.close();
  expect(await leftIn(zhang.page)).toEqual({ databases: [], copies: [], vaults: [] });
  expect(tablet.complaints).toEqual([]);
});

test('[K8, K5] one that lay locked when it was revoked brings in what it holds and destroys itself, and nobody typed a passphrase', async () => {
  await tablet.setNetwork(false);
  await raidOf(zhang);
  const held = await heldOnTablet(zhang.page);
  await zhang.page.getByRole('button', { name: '锁定平板' }).click();
  await expect(passphraseField(zhang.page)).toBeVisible();
  const letter = /^([A-Z]+)/m.exec(gateway.admin('devices', '湘0104').output)?.[1] ?? '';
  expect(gateway.admin('revoke-device', '湘0104', letter)).toMatchObject({ code: 0 });
  await tablet.setNetwork(true);
  await expect(zhang.page.getByRole('heading', { name: '平板已清除' })).toBeVisible({ timeout: 120_000 });
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held, ['setAside', 'folded']);
  await court.close();
  expect(await leftIn(zhang.page)).toEqual({ databases: [], copies: [], vaults: [] });
});

test('[K7, G4] a tablet that has not reached its court for days opens for the raid that goes on, and for nothing else, until the court is there again', async () => {
  const raid = await raidOf(zhang);
  await zhang.allAtCourt();
  await tablet.setNetwork(false);
  await daysWithoutCourt(zhang.page);
  await zhang.page.goto('/cases');
  await expect(zhang.page.getByText('这台平板太久没有联系法院。')).toBeVisible();
  await zhang.unlock(PASSPHRASE);
  await expect(zhang.page).toHaveURL(new RegExp(raid));
  await expect(zhang.page.getByText('这次现场照常记录，其他内容已锁上')).toBeVisible();
  await zhang.page.getByRole('link', { name: '案件', exact: true }).click();
  await expect(zhang.page).toHaveURL(new RegExp(raid));
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31002');

  await tablet.setNetwork(true);
  await zhang.allAtCourt();
  await zhang.page.goto('/cases');
  await zhang.unlock(PASSPHRASE);
  await expect(zhang.page.getByRole('searchbox')).toBeVisible();
  await expect(zhang.page.getByText('其他内容已锁上')).toBeHidden();
});

test('[K7] with nothing going on it opens for nobody, says why, and opens when the court is there again', async () => {
  await tablet.setNetwork(false);
  await daysWithoutCourt(zhang.page);
  await zhang.page.goto('/cases');
  await passphraseField(zhang.page).fill(PASSPHRASE);
  await passphraseField(zhang.page).press('Enter');
  await expect(zhang.page.getByText('太久没有联系法院，现在打不开。')).toBeVisible();
  await expect(zhang.page.getByText('平板上的内容都在，也都锁着。').first()).toBeVisible();
  await tablet.setNetwork(true);
  await expect(async () => {
    await zhang.page.goto('/cases');
    await zhang.page.waitForTimeout(1_500);
    await expect(zhang.page.getByText('这台平板太久没有联系法院。')).toBeHidden({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await zhang.unlock(PASSPHRASE);
  await expect(zhang.page.getByRole('searchbox')).toBeVisible();
});

/** When it is opened next, the tablet's note of its last word from the court is a week old; a reply on its way to the page of now cannot make it young. */
const daysWithoutCourt = (page: Page): Promise<void> =>
  page.addInitScript(() => {
    if (sessionStorage.getItem('days-went-by') !== null) return;
    sessionStorage.setItem('days-went-by', '7');
    const wall = new Date(Date.now() - 7 * 24 * 3_600_000).toISOString();
    localStorage.setItem('fieldwrit.lastContact', JSON.stringify({ wall, serverTime: wall }));
  }).then(() => undefined);
