import { join } from 'node:path';
import { expect } from '@playwright/test';
import { GatewayProcess } from '/work/wt/signing/tests/e2e/gatewayProcess';
import { Officer, holdDown } from '/work/wt/signing/tests/e2e/officer';
import { Tablet } from '/work/wt/signing/tests/e2e/tablet';
import { YARD } from '/work/wt/signing/tests/e2e/demoRaid';
import { yardFilm } from '/work/wt/signing/tests/e2e/yardFilm';
import { settled } from '/work/wt/signing/tests/e2e/pictures';
const folder = '/tmp/h/sign';
const gateway = await GatewayProcess.start();
const yard = { geolocation: YARD, cameraSees: yardFilm(join(gateway.dataFolder, 'yard.y4m')) };
const tablet = await Tablet.take(gateway.origin, yard);
const zhang = new Officer(tablet.page);
const { page } = zhang;
const formats = [['land', 1280, 800], ['port', 800, 1280], ['390', 390, 844]] as const;
async function shoot(name: string, only?: string) {
  for (const [format, width, height] of formats) {
    if (only && format !== only) continue;
    await page.setViewportSize({ width, height });
    for (const theme of ['day', 'night'] as const) {
      await page.emulateMedia({ colorScheme: theme === 'night' ? 'dark' : 'light', reducedMotion: 'reduce' });
      await settled(page);
      await page.screenshot({ path: `${folder}/${name}-${theme}-${format}.png`, animations: 'disabled' });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  console.log(name, new Date().toISOString());
}
try {
  await page.setViewportSize({ width: 1280, height: 800 });
  await zhang.signIn('zhang');
  await zhang.openCase('望城', '').catch(() => undefined);
  const { recordSigned } = await import('/work/wt/signing/tests/e2e/demoRaid');
  await recordSigned(zhang);
  await shoot('1-frozen');
  await page.getByRole('button', { name: /贺某/ }).first().click();
  await shoot('2-sheet');
  await page.getByRole('radio', { name: '拒签' }).or(page.getByRole('button', { name: '拒签', exact: true })).first().click();
  await page.getByRole('dialog').getByLabel('情形与理由').fill('认为估价过低');
  await page.getByRole('dialog').getByText('司某').first().click().catch(() => undefined);
  await shoot('3-refuse');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /贺某/ }).first().click();
  await page.getByRole('button', { name: '交给本人' }).click();
  await shoot('4-read');
  await page.getByRole('button', { name: '读不了，请人宣读' }).click();
  await shoot('5-aloud');
  await page.getByRole('button', { name: '再读一遍' }).click();
  await page.goBack().catch(() => undefined);
  await expect(page.getByRole('region', { name: '定稿全文，可上下滚动' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '定稿全文，可上下滚动' }).evaluate((e) => e.scrollTo({ top: e.scrollHeight }));
  await shoot('6-end');
  await zhang.readToEnd();
  await zhang.drawName();
  await shoot('7-sign');
  await page.getByRole('button', { name: '捺印' }).click();
  await page.waitForTimeout(800);
  await shoot('8-finger');
  await page.getByRole('button', { name: '拍下指印' }).click();
  await expect(page.getByText('的签名已保存')).toBeVisible();
  await shoot('9-thanks');
  await holdDown(page.getByRole('button', { name: '执行人员按住收回' }));
  await page.getByRole('button', { name: '打印一份供手签' }).click();
  await page.getByLabel('打出来共几页').fill('2');
  await shoot('10-print');
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ path: `${folder}/print.pdf`, preferCSSPageSize: true }).catch((e) => console.log('pdf', String(e)));
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '已打印，记录在案' }).click();
  await page.getByRole('button', { name: '拍第 1 页' }).click();
  await page.waitForTimeout(800);
  await page.getByRole('dialog').getByRole('button', { name: '拍第 1 页' }).click();
  await page.waitForTimeout(1500);
  await shoot('11-sheet2', 'land');
  await page.keyboard.press('Escape');
  await shoot('12-printed');
  await page.getByRole('button', { name: '作废定稿' }).click();
  await page.getByRole('dialog').getByLabel('作废理由').fill('漏记一辆车');
  await shoot('13-void');
  await page.getByRole('dialog').getByRole('button', { name: '作废', exact: true }).click();
  await page.waitForTimeout(800);
  await shoot('14-voided');
  await zhang.freeze();
  for (const name of ['易某', '罗某', '贺某']) await zhang.sign(name);
  for (const row of await page.getByRole('button', { name: /待签/ }).all()) {
    void row;
    await page.getByRole('button', { name: /待签/ }).first().click();
    await page.getByRole('dialog').getByText('不在场').click();
    await page.getByRole('dialog').getByLabel('情形与理由').fill('签名前离开');
    await page.getByRole('button', { name: '记为不在场' }).click();
    await page.waitForTimeout(500);
  }
  await shoot('15-sealed');
  await zhang.tab('清单');
  await page.getByText('数控车床').first().click();
  await zhang.write('备注', '铭牌被刮去');
  await zhang.tab('签名');
  await shoot('16-pending');
  await page.getByRole('button', { name: /作补正笔录/ }).click();
  await page.waitForTimeout(1000);
  await shoot('17-correction');
} catch (error) {
  console.log(String(error));
  await page.screenshot({ path: `${folder}/error.png` });
} finally {
  await tablet.throwAway();
  await gateway.stop();
}
