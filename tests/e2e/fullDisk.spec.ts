import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import { Tablet } from './tablet';

const NUMBER = '（2024）湘0104执2187号';

/** Room that is kept for small records, in bytes. */
const reserved = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const copy = await (await navigator.storage.getDirectory()).getDirectoryHandle('second-copy').catch(() => null);
    if (!copy) return 0;
    for await (const handle of (copy as unknown as { values(): AsyncIterable<FileSystemDirectoryHandle> }).values()) {
      const file = await handle.getFileHandle('reserve').catch(() => null);
      if (file) return (await file.getFile()).size;
    }
    return 0;
  });

test('[R4, D8] the disk is full in mid-capture: the photo is told as not saved, small records still are, and nothing earlier is touched', async () => {
  const gateway = await GatewayProcess.start();
  const tablet = await Tablet.take(gateway.origin);
  const zhang = new Officer(tablet.page);
  await zhang.signIn('zhang');
  await zhang.workerReady();
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await gateway.kill();
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31001');
  await zhang.photograph(1);
  await expect.poll(() => reserved(zhang.page), { timeout: 60_000 }).toBe(2 * 1024 * 1024);
  const before = await heldOnTablet(zhang.page);

  const devtools = await zhang.page.context().newCDPSession(zhang.page);
  const { usage } = await zhang.page.evaluate(() => navigator.storage.estimate());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: gateway.origin, quotaSize: (usage ?? 0) - 500_000 });
  // The browser asks for the quota anew when the store is opened.
  await zhang.page.reload();
  await zhang.panel.getByRole('button', { name: '拍照' }).first().click();
  const shutter = zhang.page.getByRole('button', { name: '拍照，按住连拍' });
  await expect(shutter).toBeEnabled();
  const pressed = Date.now();
  await shutter.click();
  await expect(zhang.page.getByText('1 张没有存下')).toBeVisible();
  console.log(`told ${Date.now() - pressed} ms after the shutter was pressed`);
  await expect(zhang.page.getByText('已存 1 张')).toHaveCount(0);
  await zhang.page.getByRole('button', { name: '完成' }).click();
  expect(await heldOnTablet(zhang.page)).toEqual(before);

  await zhang.write('车架号（VIN）', 'LTEST00M8N0000001');
  await expect.poll(async () => (await heldOnTablet(zhang.page)).entries.length).toBe(before.entries.length + 1);
  expect(await reserved(zhang.page)).toBe(0);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin: gateway.origin });
  await zhang.photograph(1);
  const after = await heldOnTablet(zhang.page);
  expect(after.files).toHaveLength(before.files.length + 1);
  await gateway.start();
  await zhang.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, after);
  await court.close();
  await tablet.throwAway();
  await gateway.stop();
});
