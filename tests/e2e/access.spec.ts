import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { RAID, recordRaid, recordSigned, YARD } from './demoRaid';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { settled } from './pictures';
import { openScreen, raidScreens, signedScreens, walkToScreen, type PlacedScreen } from './screenList';
import { Tablet } from './tablet';
import { openWorkplace } from './workplace';

/** A finger in a glove: what is operated in the frame, the tabs and the action bars is at least this high and wide. */
const TARGET_PX = 56;
const PHONE = { width: 390, height: 844 } as const;
const LANDSCAPE = { width: 1280, height: 800 } as const;

test.describe.configure({ mode: 'parallel' });
let gateway: GatewayProcess;
let tablet: Tablet;
let officer: Officer;
/** From the next load of the page on. */
const hearViolations = (): Promise<unknown> => tablet.page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`)));
test.afterEach(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

test('every screen of a case and its field action is legible and operable by day and by night, and nothing breaks the content security policy', async () => {
  test.setTimeout(420_000);
  ({ gateway, tablet, zhang: officer } = await openWorkplace({ geolocation: YARD }));
  await hearViolations();
  await officer.goto('/cases');
  const raid = await recordRaid(officer, 2);
  await officer.openCase(RAID.typed, RAID.number);
  const caseFile = new URL(tablet.page.url()).pathname;
  await officer.goto(`${raid}/inventory`);
  await tablet.page.getByRole('list').getByText('混凝土搅拌运输车').first().click();
  await expect(tablet.page).toHaveURL(/item=/);
  const item = tablet.page.url().slice(gateway.origin.length);
  await expectFaultless(...raidScreens({ raid, caseFile, item }), { name: 'land', path: `${raid}/land` });
});

test('so is every screen before the tablet is unlocked, of what is signed, sent, set and led', async () => {
  test.setTimeout(420_000);
  gateway = await GatewayProcess.start();
  tablet = await Tablet.take(gateway.origin, { geolocation: YARD });
  officer = new Officer(tablet.page);
  await hearViolations();
  await expectFaultless({ name: 'sign-in', path: '/sign-in', isClosed: true });
  await tablet.page.goto('/');
  await officer.enter('zhang', 'fieldwrit-demo');
  await expect(tablet.page.getByRole('heading', { name: '设置解锁口令' })).toBeVisible();
  await expectFaultless({ name: 'passphrase', path: '/unlock', isClosed: true });
  await officer.openVault();
  const signed = await recordSigned(officer);
  await expectFaultless({ name: 'unlock', path: '/unlock', isClosed: true }, ...signedScreens({ signed }), { name: 'queue', path: '/queue' }, { name: 'team', path: '/team' });
});

async function expectFaultless(...screens: readonly PlacedScreen[]): Promise<void> {
  const faults: string[] = [];
  for (const [n, screen] of screens.entries()) faults.push(...(await faultsOf(tablet.page, screen, canWalkFrom(screens[n - 1]) && !screen.isClosed ? walkToScreen : openScreen)));
  expect(faults).toEqual([]);
  expect(tablet.complaints).toEqual([]);
}

/** A screen of which nothing was tapped, behind the passphrase. */
const canWalkFrom = (before: PlacedScreen | undefined): boolean => before !== undefined && before.then === undefined && !before.isClosed;

/** What is wrong with one screen that is come to in this way: on the phone its width and targets, in landscape what axe finds in both themes. Leaves the tablet in landscape. */
async function faultsOf(page: Page, screen: PlacedScreen, come: typeof openScreen): Promise<string[]> {
  const faults: string[] = [];
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await come(page, screen);
  await settled(page);
  await screen.then?.(page);
  const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflowPx > 0) faults.push(`${screen.name}: ${overflowPx} px wider than a phone`);
  faults.push(...(await smallTargets(page)).map((each) => `${screen.name}: ${each}`));

  await page.setViewportSize(LANDSCAPE);
  if (screen.then) {
    // What was tapped on the phone may stand elsewhere here.
    await openScreen(page, screen);
    await settled(page);
    await screen.then(page);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    // In the page itself, there being no frames in it. By night other colours stand on the same parts.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact === 'serious' || impact === 'critical') faults.push(`${screen.name} ${colorScheme}: ${id} ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).slice(0, 3).join(' | ')}`);
    }
  }
  return faults;
}

/** Buttons and links of rail, tabs, top bar, action bar and sheets whose target is smaller than a gloved finger wants. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], [role=button]')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || element.closest('[aria-hidden=true], [inert]')) continue;
      const after = getComputedStyle(element, '::after');
      const grown = after.content === 'none' ? 0 : -Number.parseFloat(after.top || '0') - Number.parseFloat(after.bottom || '0');
      const high = box.height + (Number.isFinite(grown) ? grown : 0);
      if (Math.round(high) < least || Math.round(box.width) < 48) small.push(`target ${Math.round(box.width)}×${Math.round(high)} ${element.getAttribute('aria-label') ?? element.innerText.slice(0, 20)}`);
    }
    return small;
  }, TARGET_PX);
}
