import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { clonedTablet } from './clonedTablet';
import { LAND, RAID, recordLand, recordRaid, recordSigned, YARD } from './demoRaid';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { photographScreen } from './pictures';
import { officersScreens, type Screen } from './screenList';
import { Tablet } from './tablet';
import { drawTrouble } from './troubleScreens';
import { yardFilm } from './yardFilm';

const TRUCKS = 8;

/** `npm run screens -- DIR`: a PNG of every screen, day and night, in three formats, from the demo court and a raid recorded by the app itself. */
async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const gateway = await GatewayProcess.start();
  const yard = { geolocation: YARD, cameraSees: yardFilm(join(gateway.dataFolder, 'yard.y4m')) };
  const tabletA = await Tablet.take(gateway.origin, yard);
  const tabletB = await Tablet.take(gateway.origin, yard);
  const tabletC = await Tablet.take(gateway.origin, { geolocation: { latitude: 37.23, longitude: 100.411, accuracy: 4 } });
  const [zhang, li, wan] = [new Officer(tabletA.page), new Officer(tabletB.page), new Officer(tabletC.page)];
  let written = 0;
  const photograph = async (officer: Officer, ...screens: readonly Screen[]): Promise<void> => {
    for (const screen of screens) {
      written += await photographScreen(officer.page, screen, folder);
      console.log(screen.name);
    }
  };
  try {
    await photograph(zhang, { name: 'sign-in', path: '/sign-in', isClosed: true });
    await tabletA.page.setViewportSize({ width: 1280, height: 800 });
    await zhang.page.goto('/');
    await zhang.enter('zhang', 'fieldwrit-demo');
    await expect(zhang.page.getByRole('heading', { name: '设置解锁口令' })).toBeVisible();
    await photograph(zhang, { name: 'passphrase', path: '/unlock', isClosed: true });
    await tabletA.page.setViewportSize({ width: 1280, height: 800 });
    await zhang.openVault();
    await photograph(zhang, { name: 'unlock', path: '/unlock', isClosed: true });
    await tabletA.page.setViewportSize({ width: 1280, height: 800 });
    await zhang.goto('/cases');
    for (const [officer, account] of [[li, 'li'], [wan, 'wan']] as const) await officer.signIn(account);
    for (const officer of [zhang, li]) await officer.workerReady();

    const raid = await recordRaid(zhang, TRUCKS);
    const signed = await recordSigned(zhang);
    // Nobody has touched this tablet for long: it may have locked itself.
    await wan.goto('/cases');
    const land = await recordLand(wan, tabletC);
    await zhang.openCase(RAID.typed, RAID.number);
    const caseFile = new URL(zhang.page.url()).pathname;
    const item = await addressOfItem(zhang, raid, 4);
    await zhang.allAtCourt();
    await wan.allAtCourt();
    await photograph(wan, { name: 'land', path: land });
    await photograph(zhang, ...officersScreens({ raid, signed, caseFile, item }), { name: 'queue-empty', path: '/queue' });

    await writeApart(gateway, [zhang, li], await addressOfItem(zhang, raid, 1));
    await photograph(zhang, { name: 'conflict', path: await addressOfItem(zhang, raid, 1) }, { name: 'team', path: '/team' });
    await clonedTablet(gateway.origin, 'li');
    await photograph(zhang, { name: 'team-desk', path: '/team', then: openDesk });

    await gateway.kill();
    await recordUnsent(zhang, raid);
    await photograph(zhang, { name: 'queue-unsent', path: '/queue' });
    await tabletA.page.context().clearCookies();
    await gateway.start();
    await zhang.goto('/queue');
    await expect(zhang.page.getByText('登录已过期').first()).toBeVisible({ timeout: 60_000 });
    await photograph(zhang, { name: 'queue-problem', path: '/queue' });
  } finally {
    for (const tablet of [tabletA, tabletB, tabletC]) await tablet.throwAway();
    await gateway.stop();
  }
  written += await drawTrouble(folder);
  console.log(`${written} pictures in ${folder} (${LAND.place}, ${RAID.place})`);
}

async function wide({ page }: Officer): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The address of the n-th thing of the list, counted from 0. */
async function addressOfItem(officer: Officer, raid: string, index: number): Promise<string> {
  await wide(officer);
  await officer.goto(`${raid}/inventory`);
  await officer.page.getByRole('list').getByText('混凝土搅拌运输车').nth(index).click();
  await expect(officer.page).toHaveURL(/item=/);
  const { pathname, search } = new URL(officer.page.url());
  return pathname + search;
}

/** Two tablets write one mileage with no network: both values arrive. */
async function writeApart(gateway: GatewayProcess, officers: readonly Officer[], address: string): Promise<void> {
  for (const officer of officers) {
    await wide(officer);
    await officer.goto(address);
    await expect(officer.panel.getByLabel('里程').first()).toBeVisible({ timeout: 30_000 });
  }
  await gateway.kill();
  for (const [index, officer] of officers.entries()) await officer.write('里程', String(38_240 + 180 * index));
  await gateway.start();
  for (const officer of officers) await officer.allAtCourt();
  for (const { page } of officers) await expect(page.getByText('两处各记了一个值').first()).toBeVisible({ timeout: 60_000 });
}

async function openDesk(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^待处理/ }).click();
  await page.getByRole('button', { name: /平板被复制/ }).click();
}

async function recordUnsent(officer: Officer, raid: string): Promise<void> {
  await wide(officer);
  await officer.goto(`${raid}/inventory`);
  await officer.addItem('工程／专用机械');
  await officer.write('名称', '装载机');
  await officer.write('数量', '1');
  await officer.photograph(4);
}

const [given] = process.argv.slice(2);
if (given === undefined || given.startsWith('-')) {
  console.error('Where shall the pictures go? Usage: npm run screens -- DIR');
  process.exitCode = 2;
} else {
  await main(resolve(given));
}
