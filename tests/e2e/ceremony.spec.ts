import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { albumPhoto, contrastIn, FACE, hasExif } from './albumPhoto';
import { AtCourt } from './atCourt';
import { SIGNED } from './demoRaid';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { pdfTexts } from './pdfTexts';
import { printedCode, printedPages, printings, watchPrinter } from './printer';
import { noteOnPaper, noteUnable, photographSheets, signByMark, takeBackFinal } from './signing';
import { Tablet } from './tablet';

const CASE = `（2024）${SIGNED.number}`.replace('（2024）', '');

test('a paper is taken back, signed in every way, corrected, printed and handed over without a network; photos are copied with a face hidden', async () => {
  test.setTimeout(180_000);
  const gateway = await GatewayProcess.start();
  const tablet = await Tablet.take(gateway.origin);
  const { page } = tablet;
  const peng = new Officer(page);
  const sheet = () => page.getByRole('dialog').last();

  await peng.signIn('zhang');
  await peng.workerReady();
  await peng.openCase(SIGNED.typed, SIGNED.number);
  // A tablet that was online once has the fonts, without anybody asking for a paper.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('fieldwrit-paper-fonts')).keys()).length), { timeout: 60_000 }).toBe(2);
  await page.context().setOffline(true);

  await peng.startAction(SIGNED.place);
  const action = new URL(page.url()).pathname.replace(/\/inventory$/, '');
  await peng.addItem('一般物品');
  await peng.write('名称', '合影相框');
  await peng.write('数量', '1');
  const album = await albumPhoto(page);
  expect(hasExif(album)).toBe(true);
  await peng.choosePhoto({ name: '合影.jpg', mimeType: 'image/jpeg', buffer: album });

  await test.step('a copy with the face of a minor hidden: what nobody kept is asked about, what was kept can be taken back', async () => {
    await peng.panel.getByRole('button', { name: '照片 1' }).click();
    await page.getByRole('button', { name: '标注、遮挡、盖信息条' }).click();
    const picture = page.getByRole('img', { name: '副本预览' });
    await expect(page.getByRole('button', { name: '留存副本' })).toBeEnabled();
    const hideFace = async (tool: string) => {
      await page.getByRole('button', { name: tool, exact: true }).click();
      const box = await picture.boundingBox();
      if (!box) throw new Error('no picture');
      const scale = box.width / 640;
      await page.mouse.move(box.x + (FACE.left - 12) * scale, box.y + (FACE.top - 12) * scale);
      await page.mouse.down();
      await page.mouse.move(box.x + (FACE.left + FACE.side + 12) * scale, box.y + (FACE.top + FACE.side + 12) * scale, { steps: 4 });
      await page.mouse.up();
    };
    await hideFace('马赛克');
    await page.keyboard.press('Escape');
    await expect(page.getByText('这份副本还没有留存')).toBeVisible();
    await sheet().getByRole('button', { name: '留存副本' }).click();
    await expect(page.getByRole('button', { name: /^副本：.*马赛克/ })).toBeVisible();
    await page.getByRole('button', { name: '撤回副本' }).click();
    await sheet().getByRole('button', { name: '撤回副本' }).click();
    await expect(page.getByRole('button', { name: /^副本：/ })).toHaveCount(0);
    await page.getByRole('button', { name: '标注、遮挡、盖信息条' }).click();
    await expect(page.getByRole('button', { name: '留存副本' })).toBeEnabled();
    await hideFace('涂黑');
    await page.getByRole('button', { name: '留存副本' }).click();
    await expect(page.getByRole('button', { name: /^副本：.*涂黑/ })).toBeVisible();
    await page.getByRole('button', { name: '关闭' }).click();
  });

  await peng.goto(`${action}/inventory`);
  await peng.addItem('工程／专用机械');
  await peng.write('名称', '数控车床');
  await peng.write('数量', '2');
  await peng.write('估值（本行合计）', '136000');
  await peng.seal('K2024-000301');
  await peng.photograph(2);
  await peng.goto(`${action}/people`);
  for (const [name, role] of [['罗某', '被执行人'], ['易某', '见证人'], ['贺某', '基层组织人员']] as const) await peng.notePresent(name, role);
  await peng.tab('笔录');
  await peng.generateTranscript();
  await peng.nameCustodian('望城某仓储公司', '第三人');

  await test.step('signed, then something is changed: the first paper is void for everybody to see, and can still be read', async () => {
    await peng.tab('签名');
    await peng.freeze();
    await peng.sign('易某');
    await takeBackFinal(peng, '漏记财产或人员');
    await expect(page.getByText('已作废', { exact: true })).toBeVisible();
    await expect(page.getByText('理由：漏记财产或人员')).toBeVisible();
    await expect(page.getByText('易某（已签）')).toBeVisible();
    await peng.goto(`${action}/inventory`);
    await page.getByRole('list').getByText('数控车床').click();
    await peng.write('数量', '3');
    await peng.tab('笔录');
    await page.getByRole('button', { name: '重新生成' }).click();
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/数控车床.*3/);
    await peng.tab('签名');
    await peng.freeze();
    await page.getByRole('button', { name: '看这一份原文' }).click();
    await expect(sheet().getByRole('article', { name: '已作废的定稿' })).toContainText(/数控车床.*2/);
    await page.keyboard.press('Escape');
  });

  let pages = 0;
  await test.step('by fingerprint, by stamp, unable; and on paper, which is printed: recorded only when it came out', async () => {
    await signByMark(peng, '易某', '捺印');
    await signByMark(peng, '望城某仓储公司', '盖章');
    await noteUnable(peng, '罗某', '手部受伤不能书写', '易某');
    await watchPrinter(page);
    await page.getByRole('button', { name: '打印一份供手签' }).click();
    await expect(page.getByText(/打印机出纸了吗/)).toBeVisible({ timeout: 60_000 });
    pages = await printedPages(page);
    expect(await printedCode(page, 1)).toMatch(/^sha256:[0-9a-f]{64}$/);
    await page.getByRole('button', { name: '没有打出来' }).click();
    await expect(page.getByText('A-1 号打印件')).toHaveCount(0);
    await page.getByRole('button', { name: '打印一份供手签' }).click();
    await page.getByRole('button', { name: '已打出来' }).click({ timeout: 60_000 });
    await expect(page.getByText(/-1 号打印件/)).toBeVisible();
    expect(await printings(page)).toBe(2);
    await photographSheets(peng, pages);
  });
  await page.screenshot({ path: '/tmp/papers-pic/1.png', fullPage: true });
  console.log(pages, await page.getByRole('main').innerText());
  expect(CASE).toBe(SIGNED.number);
  await noteOnPaper(peng, '贺某', 'A-1', 1);
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
  await gateway.stop();
  void [readFileSync, join, contrastIn, AtCourt, pdfTexts];
});
