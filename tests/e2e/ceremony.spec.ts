import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readHandover } from '@/domain/handover';
import { textOf } from '@/domain/journal';
import { albumPhoto, contrastIn, FACE, hasExif } from './albumPhoto';
import { AtCourt } from './atCourt';
import { SIGNED } from './demoRaid';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { pdfTexts } from './pdfTexts';
import { printedCode, printedPages, printings, watchPrinter } from './printer';
import { changeOutcome, noteOnPaper, noteUnable, photographSheets, signByMark, takeBackFinal } from './signing';
import { Tablet } from './tablet';

test('a paper is taken back, signed in every way, corrected, printed and handed over without a network; photos are copied with a face hidden', async () => {
  test.setTimeout(180_000);
  const gateway = await GatewayProcess.start();
  const tablet = await Tablet.take(gateway.origin);
  const { page } = tablet;
  const zhang = new Officer(page);
  const sheet = () => page.getByRole('dialog').last();

  await zhang.signIn('zhang');
  await zhang.workerReady();
  await zhang.openCase(SIGNED.typed, SIGNED.number);
  // A tablet that was online once has the fonts, without anybody asking for a paper.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('fieldwrit-paper-fonts')).keys()).length), { timeout: 60_000 }).toBe(2);
  await page.context().setOffline(true);

  await zhang.startAction(SIGNED.place);
  const action = new URL(page.url()).pathname.replace(/\/inventory$/, '');
  await zhang.addItem('一般物品');
  await zhang.write('名称', '合影相框');
  await zhang.write('数量', '1');
  const album = await albumPhoto(page);
  expect(hasExif(album)).toBe(true);
  await zhang.choosePhoto({ name: '合影.jpg', mimeType: 'image/jpeg', buffer: album });

  await test.step('a copy with the face of a minor hidden: what nobody kept is asked about, what was kept can be taken back', async () => {
    await zhang.panel.getByRole('button', { name: '照片 1' }).click();
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

  await zhang.goto(`${action}/inventory`);
  await zhang.addItem('工程／专用机械');
  await zhang.write('名称', '数控车床');
  await zhang.write('品牌型号', '沈阳机床 CAK6150');
  await zhang.write('机身编号／PIN／出厂编号', 'CAK6150-20417');
  await zhang.write('数量', '2');
  await zhang.write('估值（本行合计）', '136000');
  await zhang.seal('K2024-000301');
  await zhang.photograph(2);
  await zhang.goto(`${action}/people`);
  for (const [name, role] of [['罗某', '被执行人'], ['易某', '见证人'], ['贺某', '基层组织人员']] as const) await zhang.notePresent(name, role);
  await zhang.tab('笔录');
  await zhang.generateTranscript();
  await zhang.nameCustodian('望城某仓储公司', '第三人');

  await test.step('signed, then something is changed: the first paper is void for everybody to see, and can still be read', async () => {
    await zhang.tab('签名');
    await zhang.freeze();
    await zhang.sign('易某');
    await takeBackFinal(zhang, '漏记财产或人员');
    await expect(page.getByText('已作废', { exact: true })).toBeVisible();
    await expect(page.getByText('理由：漏记财产或人员')).toBeVisible();
    await expect(page.getByText('易某（已签）')).toBeVisible();
    await zhang.goto(`${action}/inventory`);
    await page.getByRole('list').getByText('数控车床').click();
    await zhang.write('数量', '3');
    await zhang.tab('笔录');
    await page.getByRole('button', { name: '重新生成' }).click();
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/数控车床.*3/);
    await zhang.tab('签名');
    await zhang.freeze();
    await page.getByRole('button', { name: '看这一份原文' }).click();
    await expect(sheet().getByRole('article', { name: '已作废的定稿' })).toContainText(/数控车床.*2/);
    await page.keyboard.press('Escape');
  });

  let pages = 0;
  await test.step('by fingerprint, by stamp, unable; and on paper, which is printed: recorded only when it came out', async () => {
    await signByMark(zhang, '易某', '捺印');
    await signByMark(zhang, '望城某仓储公司', '盖章');
    await zhang.refuseToSign('罗某', '不认可笔录内容');
    // Who has an outcome is done: another one takes a reason, and the former stays to be seen.
    await changeOutcome(zhang, '罗某', '拒签', '登记错了人或情形');
    await noteUnable(zhang, '手部受伤不能书写', '易某');
    await expect(page.getByText('已更改：登记错了人或情形')).toBeVisible();
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
    await photographSheets(zhang, pages);
  });
  await test.step('equal in standing: who signed on paper has signed, and with everybody’s outcome it is sealed', async () => {
    await noteOnPaper(zhang, '贺某', 'A-1', pages);
    const open = page.getByRole('main').getByRole('button').filter({ hasText: '待签' });
    while ((await open.count()) > 0) await zhang.sign((await open.first().innerText()).split('\n')[0] ?? '');
    await expect(page.getByText('已封存').first()).toBeVisible();
    for (const outcome of ['已捺印', '已盖章', '不能签', '纸上已签']) await expect(page.getByText(outcome, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: '作废定稿' })).toBeHidden();
  });

  await test.step('a strip that is torn now is a record of its own, and the sealed paper is as it was', async () => {
    await zhang.goto(`${action}/inventory`);
    await page.getByRole('list').getByText('数控车床').click();
    await zhang.panel.getByRole('button', { name: /K2024-000301/ }).click();
    await sheet().getByRole('button', { name: /^封条有变动/ }).click();
    await sheet().getByLabel(/^原因/).fill('大风吹破');
    await sheet().getByLabel(/^换上的新封条号/).fill('K2024-000302');
    await sheet().getByText('望城某仓储公司', { exact: true }).click();
    await sheet().getByRole('button', { name: '记下变动' }).click();
    await expect(page.getByText(/K2024-000301 破损（大风吹破），换上 K2024-000302/).first()).toBeVisible();
    await zhang.tab('清单');
    await page.getByRole('list').getByText('数控车床').click();
    await expect(zhang.panel.getByText('K2024-000302', { exact: true })).toBeVisible();
    await expect(zhang.panel.getByText('作废', { exact: true })).toBeVisible();
  });

  await test.step('after the seal only a correction changes it: written, frozen, signed, among the papers', async () => {
    await zhang.tab('签名');
    await expect(page.getByText('已封存').first()).toBeVisible();
    await page.getByRole('button', { name: '作补正笔录' }).click();
    await page.getByRole('button', { name: '加一行：更正的文字' }).click();
    await page.getByLabel('原记载').fill('2 号厂房');
    await page.getByLabel('更正为').fill('3 号厂房');
    await page.getByLabel('更正为').blur();
    await page.getByLabel(/^事由、原因/).fill('门牌看错');
    await page.getByLabel(/^事由、原因/).blur();
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/“2 号厂房”更正为“3 号厂房”/, { timeout: 20_000 });
    await page.getByRole('group', { name: '本现场的文书' }).getByText('补正笔录').click();
    await zhang.goto(`${page.url().replace('/transcript', '/signing')}`);
    await zhang.freeze();
    await zhang.sign('易某');
    await page.getByRole('group', { name: '要签的文书' }).getByText(/扣押笔录/).click();
    await expect(page.getByText('补正 1', { exact: true })).toBeVisible();
  });

  await test.step('the paper as a file: page numbers, copy number, capitals, blank below; one copy taken and one refused', async () => {
    await zhang.tab('文书');
    await expect(page.getByRole('img', { name: /^第 1 页/ })).toBeVisible({ timeout: 60_000 });
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('button', { name: '分享或下载' }).click();
    const texts = await pdfTexts(new Uint8Array(readFileSync(await (await download).path())));
    texts.forEach((text, n) => expect(text).toContain(`第${n + 1}页共${texts.length}页`));
    for (const text of texts) expect(text).toContain('副本A-2');
    expect(texts.join('')).toContain('壹拾叁万陆仟元整');
    expect(texts.join('')).toContain('以下空白');
    expect(texts.join('')).toMatch(/手部受伤不能书写.*拒绝签名（不认可笔录内容）.*更改理由：登记错了人或情形/);
    // What nobody signed yet is no part of a copy.
    expect(texts.join('')).not.toContain('草稿');
    await watchPrinter(page);
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await page.getByRole('button', { name: '已打出来' }).click({ timeout: 60_000 });
    await sheet().getByRole('group', { name: '交给谁' }).getByText(/^罗某/).click();
    await sheet().getByText('已接收', { exact: true }).click();
    await sheet().getByRole('button', { name: '记下', exact: true }).click();
    await expect(page.getByText('A-2 号')).toBeVisible();
    await page.getByRole('button', { name: '记一份副本的交付' }).click();
    await sheet().getByLabel(/^接收人姓名或名称/).fill('湘某公司');
    await sheet().getByText('拒收', { exact: true }).click();
    await sheet().getByLabel(/^说明/).fill('门卫不肯收');
    await sheet().getByRole('button', { name: '记下', exact: true }).click();
    await expect(page.getByText('A-3 号')).toBeVisible();
  });

  await test.step('all of it reaches the court; the original is as it was imported, the copy says nothing of where, and the face is out of its pixels', async () => {
    await page.context().setOffline(false);
    await zhang.allAtCourt();
    const court = await AtCourt.open(gateway);
    const number = (await court.caseNumbers()).find((each) => each.endsWith(SIGNED.number)) ?? '';
    const papers = await court.documents(number, 'transcript');
    const [main, correction] = ['impoundment', 'correction'].map((template) => papers.find((paper) => textOf(paper, 'template')?.startsWith(template)));
    expect(main?.acts.filter(({ is }) => is === 'void')).toHaveLength(1);
    expect(main?.acts.filter(({ is }) => is === 'print')).toMatchObject([{ copy: 'A-1', pages }]);
    expect(correction?.frozen).not.toBeNull();
    const handovers = (await court.documents(number, 'handover')).map(readHandover);
    expect(handovers.map(({ what, to, result }) => [what, to?.name, result]).sort()).toEqual([['copy', '湘某公司', 'refused'], ['copy', '罗某', 'taken'], ['seal', '望城某仓储公司', null]]);
    const photos = (await court.documents(number, 'item')).flatMap(({ files }) => files);
    const copy = photos.find((file) => file.copy?.did.includes('block'));
    const original = createHash('sha256').update(album).digest('hex');
    expect(copy?.copy?.of).toBe(original);
    expect(court.hashOnDisk(original)).toBe(original);
    expect(photos.some((file) => file.copy?.did.includes('mosaic'))).toBe(false);
    const bytes = readFileSync(join(gateway.dataFolder, 'blobs', copy?.sha256.slice(0, 2) ?? '', copy?.sha256 ?? ''));
    expect(hasExif(bytes)).toBe(false);
    expect(await contrastIn(page, album, FACE)).toBeGreaterThan(20);
    expect(await contrastIn(page, bytes, FACE)).toBeLessThan(3);
    await court.close();
  });
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
  await gateway.stop();
});
