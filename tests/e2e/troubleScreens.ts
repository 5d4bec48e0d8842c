import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { clonedTablet } from './clonedTablet';
import { RAID } from './demoRaid';
import { GatewayProcess } from './gatewayProcess';
import { newerStore } from './newerStore';
import { Officer } from './officer';
import { photographScreen } from './pictures';
import { damageDatabases } from './profileDamage';
import type { Screen } from './screenList';
import { Tablet } from './tablet';
import { goTo, openVault, PASSPHRASE, passphraseField } from './vaultDoor';

/** Draws one tablet's screens, and says which. */
type Draw = (page: Page, ...screens: readonly Screen[]) => Promise<void>;

/** Pictures of what is seldom seen and has to be right then: a lead's details, the queue without a court, and what an officer is told after a loss. Returns how many. */
export async function drawTrouble(folder: string): Promise<number> {
  let written = 0;
  const draw: Draw = async (page, ...screens) => {
    for (const screen of screens) {
      written += await photographScreen(page, screen, folder);
      console.log(screen.name);
    }
  };
  const gateway = await GatewayProcess.start();
  const [tablet, carrier] = [await Tablet.take(gateway.origin), await Tablet.take(gateway.origin)];
  try {
    const zhang = new Officer(tablet.page);
    const li = new Officer(carrier.page);
    for (const [officer, account] of [[zhang, 'zhang'], [li, 'li']] as const) {
      await officer.signIn(account);
      await officer.workerReady();
      await expect(officer.page.getByRole('list').getByText(RAID.number)).toBeVisible();
    }
    await zhang.openCase(RAID.typed, RAID.number);
    await zhang.startAction(RAID.place);
    await zhang.addItem('机动车');
    await zhang.photograph(2);
    await zhang.allAtCourt();
    const item = new URL(zhang.page.url());
    await clonedTablet(gateway.origin, 'li');
    await drawTeam(zhang.page, draw);

    await tablet.switchOff();
    const twin = tablet.copy();
    await gateway.kill();
    const recorded = new Officer(await tablet.open());
    await recordUnsent(recorded, item.pathname + item.search);
    const bundle = join(gateway.dataFolder, 'export.fwbundle');
    await drawQueue(recorded.page, bundle, draw);
    await drawCarrying(li.page, bundle, draw);
    await drawLoss(tablet, draw);
    await gateway.start();
    await drawFork(tablet, twin, item.pathname + item.search, draw);
    await drawAside(tablet.page, draw);
    await drawWiped(gateway, carrier, draw);
  } finally {
    for (const each of [tablet, carrier]) await each.throwAway();
    await gateway.stop();
  }
  return written;
}

async function drawTeam(page: Page, draw: Draw): Promise<void> {
  await draw(page, { name: 'team-device', path: '/team', then: open(/平板 A/) }, { name: 'team-case', path: '/team', then: onTab(/^案件/, /执2187号/) });
  await inEnglish(page, () => draw(page, { name: 'team-device-en', path: '/team', then: open(/Tablet A/) }, { name: 'team-case-en', path: '/team', then: onTab(/^Cases/, /执2187号/) }, { name: 'team-desk-en', path: '/team', then: onTab(/^To decide/, /Cloned tablet/) }));
}

/** Two photos, a field and what is half typed, with the court out of reach and in the second copy. */
async function recordUnsent(officer: Officer, item: string): Promise<void> {
  await officer.goto(item);
  await officer.write('号牌', '新Q31001');
  await officer.photograph(2);
  await officer.panel.getByLabel('备注').pressSequentially('左前轮胎');
  // A draft is saved within 2 s.
  await officer.page.waitForTimeout(2_500);
}

async function drawQueue(page: Page, bundle: string, draw: Draw): Promise<void> {
  const code = (name: string | RegExp) => async (on: Page): Promise<void> => {
    await on.getByRole('button', { name }).click();
    await expect(on.getByRole('dialog').getByRole('img')).toBeVisible();
  };
  await draw(
    page,
    { name: 'queue-item', path: '/queue', then: open(/清单财产 · (修改|\d+ 条记录)/) },
    { name: 'queue-photo', path: '/queue', then: open(/清单财产 · 照片/) },
    { name: 'queue-code', path: '/queue', then: code('出示二维码') },
    { name: 'queue-export', path: '/queue', then: async (on) => exportTo(on, bundle, '导出加密文件', '导出好了') },
  );
  await inEnglish(page, () =>
    draw(page, { name: 'queue-photo-en', path: '/queue', then: open(/photo/i) }, { name: 'queue-code-en', path: '/queue', then: code('Show the code') }, { name: 'queue-export-en', path: '/queue', then: async (on) => exportTo(on, bundle, 'Export an encrypted file', 'Exported') }),
  );
}

async function exportTo(page: Page, bundle: string, button: string | RegExp, done: string | RegExp): Promise<void> {
  const make = page.getByRole('button', { name: button });
  await scrolledTo(page, make);
  const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
  await download.saveAs(bundle);
  await expect(page.getByText(done)).toBeVisible();
  await make.scrollIntoViewIfNeeded();
}

async function drawCarrying(page: Page, bundle: string, draw: Draw): Promise<void> {
  const choose = async (on: Page): Promise<void> => {
    const input = on.getByLabel('选择导出文件').first();
    await scrolledTo(on, on.getByRole('button', { name: '选择导出文件' }));
    await input.setInputFiles(bundle);
    await on.getByRole('button', { name: '带回', exact: true }).scrollIntoViewIfNeeded();
  };
  await draw(page, { name: 'carry-chosen', path: '/queue', then: choose });
  await page.getByRole('button', { name: '带回', exact: true }).click();
  await expect(page.getByText(/平板 A/).first()).toBeVisible();
  await draw(page, { name: 'carry-waiting', path: '/queue', then: async (on) => scrolledTo(on, on.getByText(/等网络/).last()) });
}

async function drawLoss(tablet: Tablet, draw: Draw): Promise<void> {
  await tablet.switchOff();
  damageDatabases(tablet.profile);
  const page = await tablet.open();
  await goTo(page, '/cases');
  await expect(page.getByRole('button', { name: '知道了，继续工作' })).toBeVisible({ timeout: 60_000 });
  await draw(page, { name: 'recovered', path: '/cases' });
  await inEnglish(page, () => draw(page, { name: 'recovered-en', path: '/cases' }));
  await goTo(page, '/cases');
  await page.getByRole('button', { name: '知道了，继续工作' }).click();
  await draw(page, { name: 'queue-store-lost', path: '/queue' });
}

/** The copied profile records on the same place of the chain as this tablet did, and reaches the court later. */
async function drawFork(tablet: Tablet, twin: Tablet, item: string, draw: Draw): Promise<void> {
  await wide(tablet.page);
  await new Officer(tablet.page).allAtCourt();
  const officer = new Officer(await twin.open());
  await officer.goto(item);
  await officer.write('号牌', '新Q31002');
  await officer.goto('/queue');
  await expect(officer.page.getByText(/分成了两支/)).toBeVisible({ timeout: 60_000 });
  await officer.allAtCourt();
  await draw(officer.page, { name: 'queue-fork', path: '/queue' });
  await inEnglish(officer.page, () => draw(officer.page, { name: 'queue-fork-en', path: '/queue' }));
  await twin.throwAway();
}

/** The tab that made way, and the old app at its next start. */
async function drawAside(page: Page, draw: Draw): Promise<void> {
  await goTo(page, '/queue');
  await expect(page.getByRole('navigation')).toBeVisible();
  await newerStore(page);
  await expect(page.getByText('新版本已在另一处打开')).toBeVisible();
  await draw(page, { name: 'aside' }, { name: 'newer-store', path: '/queue', isClosed: true, then: refusedAtTheDoor });
}

/** The passphrase is right, and the store is of a newer version. */
async function refusedAtTheDoor(page: Page): Promise<void> {
  await passphraseField(page).fill(PASSPHRASE);
  await passphraseField(page).press('Enter');
  await expect(page.getByText('平板上的内容由更新的版本写入，这一页的旧版本打不开。')).toBeVisible();
}

/** The tablet forgot everything while the court still waited for a photo: the sign-in tells it. */
async function drawWiped(gateway: GatewayProcess, tablet: Tablet, draw: Draw): Promise<void> {
  const { page } = tablet;
  const officer = new Officer(page);
  await wide(page);
  await goTo(page, '/cases');
  await officer.openCase(RAID.typed, RAID.number);
  await officer.startAction(RAID.place);
  await officer.allAtCourt();
  await page.route('**/api/files**', (route) => route.abort());
  const told = page.waitForRequest((request) => request.url().endsWith('/api/heartbeat') && (request.postData() ?? '').includes('"files":1'), { timeout: 60_000 });
  await officer.addItem('机动车');
  await officer.photograph(1);
  await told;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: gateway.origin, storageTypes: 'all' });
  await expect(page.getByLabel('账号')).toBeVisible({ timeout: 60_000 });
  await officer.enter('li', 'fieldwrit-demo');
  await openVault(page);
  await expect(page.getByRole('heading', { name: '你以前用的平板上还有没到院的内容' })).toBeVisible({ timeout: 60_000 });
  await draw(page, { name: 'recovered-former', path: '/cases' });
}

/** Narrow screens say less in the top bar, and leave out what an officer looks for here. */
const wide = (page: Page): Promise<void> => page.setViewportSize({ width: 1280, height: 800 });

const open = (row: RegExp) => async (page: Page): Promise<void> => {
  const found = page.getByRole('list').getByRole('button', { name: row }).first();
  await scrolledTo(page, found);
  await found.click();
};

const onTab = (tab: RegExp, row: RegExp) => async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: tab }).click();
  await open(row)(page);
};

/** Narrow screens keep what is far down out of the page until it is near. */
async function scrolledTo(page: Page, wanted: ReturnType<Page['getByText']>): Promise<void> {
  await expect(async () => {
    if ((await wanted.count()) === 0) await page.mouse.wheel(0, 300);
    await wanted.first().scrollIntoViewIfNeeded({ timeout: 300 });
  }).toPass({ timeout: 15_000 });
}

/** The language is kept by the tablet, so that every page opened meanwhile speaks it. */
async function inEnglish(page: Page, work: () => Promise<void>): Promise<void> {
  await page.evaluate(() => localStorage.setItem('fieldwrit.language', 'en'));
  await work();
  await page.evaluate(() => localStorage.removeItem('fieldwrit.language'));
}
