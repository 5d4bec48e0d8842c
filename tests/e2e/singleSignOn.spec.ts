import { expect, test } from '@playwright/test';
import { startTestProvider, CLIENT, type TestProvider } from '@tests/server/sso/testProvider';
import { freePort, GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { Tablet } from './tablet';

let provider: TestProvider;
let gateway: GatewayProcess;
test.beforeAll(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  provider = await startTestProvider(origin);
  gateway = await GatewayProcess.start({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_COURT: 'hn-yuelu', OIDC_ORIGIN: origin }, port);
});
test.afterAll(async () => {
  await gateway.stop();
  await provider.stop();
});

test('an officer signs in at the court’s identity provider, works, signs out there too; a stranger is told why not', async () => {
  provider.people.set('u-1001', { preferred_username: 'li' });
  provider.people.set('u-2002', { preferred_username: 'nobody-here' });
  const tablet = await Tablet.take(gateway.origin);
  const { page } = tablet;
  const li = new Officer(page);
  const atProvider = async (person: string): Promise<void> => {
    await page.getByRole('button', { name: '统一身份认证' }).click();
    await page.waitForURL((url) => url.origin === provider.issuer);
    await page.locator('[name=login]').fill(person);
    await page.locator('[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.waitForURL((url) => url.origin === gateway.origin);
  };

  await page.goto('/cases');
  await atProvider('u-1001');
  await li.openVault();
  await expect(page).toHaveURL(`${gateway.origin}/cases`);
  await expect(page.getByRole('list').getByText('（2024）湘0104执2187号')).toBeVisible();

  // Through the app's own worker too: it answers every other address of the app by itself.
  await li.workerReady();
  await li.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  await li.goto('/settings');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.getByRole('button', { name: /yes/i }).click();
  await page.waitForURL(`${gateway.origin}/sign-in`);

  await atProvider('u-2002');
  await expect(page.getByText('统一身份认证的账号不在本院人员中。')).toBeVisible();
  await li.enter('li', 'fieldwrit-demo');
  await li.openVault();
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
});
