import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { textOf, valueOf, type FoldedDocument } from '@/domain/journal';
import { draftSource, paperSet } from '@/domain/paper';
import { handoverText, readOutcome } from '@/domain/signing';
import { AtCourt } from './atCourt';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { answerPaper, beginEvent, closeSheet, countCash, fillEvent, listFound, openChecklist, openSheet, saveSheet, tapChips } from './searching';
import { refuse, tellRefusal } from './signing';
import { Tablet } from './tablet';

const NUMBER = '（2025）湘1127执恢45号';
const WITHOUT_WARRANT = '（2025）湘1127执212号';
const LANE = { latitude: 20.0312, longitude: 110.3288, accuracy: 25 };
/** Nobody but the court reads who gave the clue. */
const INFORMANT = '吴某甲，巷口修车铺，13900000002';
const REFUSAL = { reason: '林某称与其无关，拒绝签名', witness: '陈某', recorder: 'ZF-0712', at: '00:41:07' } as const;

/** The case that has no warrant yet, or has one since. */
const otherCase = (papers: readonly object[]) =>
  JSON.stringify({
    cases: [{
      number: WITHOUT_WARRANT, status: '在办', aim: '金钱给付', cause: '民间借贷纠纷', docketedOn: '2025-02-10', place: '海口市某仓库', claim: 90_000, handler: 'deng', recorder: 'pan', team: '机动执行队',
      instrumentNumber: '（2024）湘1127民初88号', instrumentKind: '判决', instrumentIssuer: '蓝山县人民法院', parties: [{ role: '申请执行人', type: '自然人', name: '何某' }, { role: '被执行人', type: '自然人', name: '贺某' }], papers,
    }],
  });

test('a search before dawn in Haikou: what the law forbids is told in words and stops the paper, never the recording; what was found, counted and kept goes to signed papers', async () => {
  test.setTimeout(240_000);
  const gateway = await GatewayProcess.start();
  const importCase = (papers: readonly object[]) => {
    const file = join(gateway.dataFolder, 'other-case.json');
    writeFileSync(file, otherCase(papers));
    expect(gateway.import(file)).toMatchObject({ code: 0 });
  };
  importCase([]);
  const tablet = await Tablet.take(gateway.origin, { geolocation: LANE });
  const { page } = tablet;
  const deng = new Officer(page);
  await deng.signIn('deng');
  await deng.readyWithoutNetwork(NUMBER);

  await test.step('without a search warrant on file no search begins; once the court has sent one, it does', async () => {
    await deng.openCase('1127执212', WITHOUT_WARRANT);
    await page.getByRole('button', { name: '开始现场' }).first().click();
    await tapChips(page, '做什么', '搜查');
    const begin = openSheet(page).getByRole('button', { name: '开始现场' });
    await expect(openSheet(page).getByText('没有搜查令，不能开始搜查')).toBeVisible();
    await expect(begin).toBeDisabled();
    importCase([{ kind: '搜查令', title: '搜查令', number: '（2025）湘1127执212号搜1号', issuedOn: '2025-07-09', signedBy: '院长', scope: '贺某仓库', copies: 1 }]);
    await deng.lookAgain();
    await expect(openSheet(page).getByText('没有搜查令，不能开始搜查')).toHaveCount(0, { timeout: 30_000 });
    await expect(begin).toBeEnabled();
    await closeSheet(page);
  });
  await gateway.kill();

  await test.step('who gave the clue is sealed for the court', async () => {
    await deng.openCase('执恢45', NUMBER);
    await page.getByRole('button', { name: /罗某夜间回租住处/ }).click();
    await page.getByRole('button', { name: '登记举报人身份' }).click();
    await openSheet(page).getByLabel('姓名、电话、辨认特征').fill(INFORMANT);
    await openSheet(page).getByRole('button', { name: '密封保存' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await page.getByRole('button', { name: '开始现场' }).first().click();
  await tapChips(page, '做什么', '搜查');
  await openSheet(page).getByLabel('地点').fill('海口市某城中村租住处');
  await openSheet(page).getByLabel(/^开始时间/).fill('2025-07-10T06:05');
  await openSheet(page).getByRole('button', { name: '开始现场' }).click();
  await expect(page).toHaveURL(/\/actions\/.+/);
  const action = new URL(page.url()).pathname.replace(/\/inventory$/, '');

  await test.step('who is there, and on what papers one acts', async () => {
    await deng.tab('在场人');
    for (const [name, sex, duty] of [['黄某', '女', '执行员'], ['唐某', '男', '书记员']] as const) {
      await page.getByRole('button', { name: '添加执行人员' }).click();
      await openSheet(page).getByLabel('姓名').fill(name);
      if (duty !== '执行员') await tapChips(page, '职务', duty);
      await tapChips(page, '性别', sex);
      await saveSheet(page);
    }
    await deng.notePresent('林某', '同住成年家属');
    await deng.notePresent('陈某', '基层组织人员');
    await deng.notePresent('罗小某', '同住未成年家属');
    await expect(page.getByText('未成年人', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '记一次通知' }).click();
    await openSheet(page).getByLabel('通知谁').fill('林某');
    await tapChips(page, '方式', '当面');
    await tapChips(page, '结果', '已到场');
    await tapChips(page, '身份', '同住成年家属');
    await openSheet(page).getByLabel(/^时间/).fill('2025-07-10T06:04');
    await saveSheet(page);
    await page.getByRole('button', { name: '现在出示' }).click();
    await page.getByRole('switch', { name: '跨省执行' }).click();
    await page.getByRole('group', { name: '案卷里的批准' }).getByText('湘高执批〔2025〕18号').click();
    await expect(page.getByRole('textbox', { name: '高级法院批准文号' })).toHaveValue('湘高执批〔2025〕18号');
  });

  await test.step('a man cannot search a woman', async () => {
    await deng.tab('经过');
    await beginEvent(page, { kind: '搜身', fields: { 发现什么: '无' }, chips: { 性别: ['女'], 由谁: ['唐某'] } });
    await openSheet(page).getByRole('button', { name: '林某' }).click();
    await saveSheet(page);
    const told = (await openChecklist(page)).getByText('林某 是女性，只能由女性执行人员搜身');
    await told.click();
    await tapChips(page, '由谁', '黄某');
    await saveSheet(page);
    await expect((await openChecklist(page)).getByText(/只能由女性执行人员搜身/)).toHaveCount(0);
    await closeSheet(page);
  });

  await test.step('an end before the start is not taken over', async () => {
    await beginEvent(page, { kind: '搜查', fields: { 地点: '卧室', '柜、箱、包': '茶几抽屉', 开始时间: '2025-07-10T06:05', 结束时间: '2025-07-10T05:05' }, chips: { 由谁: ['黄某', '唐某'] } });
    await expect(openSheet(page).getByText('结束时间早于开始时间')).toBeVisible();
    await expect(openSheet(page).getByRole('button', { name: '保存' })).toBeDisabled();
    await fillEvent(page, { fields: { 结束时间: '2025-07-10T06:40', 发现什么: '现金23600元、黄色金属戒指1枚、手机1部、账簿1册' } });
    await saveSheet(page);
    await expect(page.getByText(/^卧室/)).toBeVisible();
  });

  await test.step('a box is broken open only after the order to open it', async () => {
    await beginEvent(page, { kind: '强制开启', fields: { 什么: '保险柜', 时间: '2025-07-10T06:20', 怎样打开: '锁匠开锁', 损坏情况: '锁芯更换' }, chips: { 由谁: ['黄某'] } });
    await saveSheet(page);
    const told = (await openChecklist(page)).getByText('强制开启“保险柜”之前没有责令开启的记录');
    await told.click();
    await fillEvent(page, { fields: { 责令开启时间: '2025-07-10T06:12', 对方怎么说: '林某称没有钥匙，拒绝打开' } });
    await saveSheet(page);
    await expect((await openChecklist(page)).getByText(/之前没有责令开启/)).toHaveCount(0);
    await closeSheet(page);
  });

  await deng.tab('清单');
  await test.step('cash that one officer counts is told, and stops the paper; two are enough, and a part stays for a living', async () => {
    await deng.addItem('现金');
    const count = await countCash(deng, { 100: 230, 50: 12 }, { yuan: '3600', reason: '一家三口当月生活必需', by: '邓某' });
    await expect(count.getByText('贰万叁仟陆佰元整')).toBeVisible();
    await count.getByRole('button', { name: '保存清点：扣押 ¥ 20,000' }).click();
    await expect(deng.panel.getByText('贰万元整')).toBeVisible();
    await deng.panel.getByRole('button', { name: /收款与上交/ }).click();
    await tapChips(page, '清点人（至少 2 人）', '邓某');
    await expect(openSheet(page).getByText('清点人不足两人')).toBeVisible();
    await openSheet(page).getByLabel('收据号').fill('收0710-02');
    await openSheet(page).getByLabel('开收据时间').fill('2025-07-10T07:10');
    await openSheet(page).getByLabel('返回日').fill('2025-07-11');
    await saveSheet(page);
    const told = (await openChecklist(page)).getByText(/清点现金的执行人员不足两人/);
    await told.click();
    await deng.panel.getByRole('button', { name: /收款与上交/ }).click();
    await tapChips(page, '清点人（至少 2 人）', '唐某');
    await expect(openSheet(page).getByText('清点人不足两人')).toHaveCount(0);
    await saveSheet(page);
    await expect((await openChecklist(page)).getByText(/清点现金的执行人员不足两人/)).toHaveCount(0);
    await closeSheet(page);
  });

  await test.step('what else was found', async () => {
    await listFound(deng, { category: '贵金属／珠宝／字画／酒', fields: { 名称: '黄色金属戒指', 毛重: '5.31' }, choices: { 种类: '贵金属' } });
    await listFound(deng, { category: '电子设备／账簿', fields: { 名称: '手机', '序列号（SN）': 'F17X22K0913' } });
    await listFound(deng, { category: '电子设备／账簿', fields: { 名称: '账簿', 册页: '88页' }, choices: { 单位: '册' } });
    await expect(page.getByText(/计值 4 项/)).toBeVisible();
  });

  await test.step('a thing cannot be taken and kept at once; what is kept counts for nothing', async () => {
    await listFound(deng, { category: '电子设备／账簿', fields: { 名称: '平板电脑（孩子上网课用）', '估值（本行合计）': '1500' }, choices: { 豁免筛查: '完成义务教育所必需' } });
    const isKept = deng.panel.getByText('已列入保留清单，不查扣、不计值');
    await expect(isKept).toBeVisible();
    await deng.chooseMeasure('扣押');
    await expect(deng.panel.getByText('既列入查扣，又属于保留物品')).toBeVisible();
    await expect(page.getByText(/计值 4 项/)).toBeVisible();
    await expect((await openChecklist(page)).getByText(/属于豁免财产，却列为已采取措施/)).toBeVisible();
    await closeSheet(page);
    await deng.panel.getByRole('button', { name: '列入保留清单' }).click();
    await expect(isKept).toBeVisible();
    await deng.photograph(1);
    for (const [name, why] of [['药品', '身体缺陷辅助工具、医疗物品'], ['被褥', '生活必需的衣物、家具、炊具、餐具']] as const) {
      await listFound(deng, { category: '一般物品', fields: { 名称: name }, choices: { 豁免筛查: why } });
      await expect(isKept).toBeVisible();
    }
    await expect(page.getByText(/计值 4 项/)).toBeVisible();
    await expect(page.getByText('¥ 20,000').first()).toBeVisible();
    await expect((await openChecklist(page)).getByText(/属于豁免财产，却列为已采取措施/)).toHaveCount(0);
    await closeSheet(page);
  });

  await test.step('the search ends, not before it began', async () => {
    await page.getByRole('button', { name: '结束现场' }).click();
    await openSheet(page).getByRole('button', { name: '结束现场' }).click();
    await page.getByRole('button', { name: '现场信息' }).click();
    const end = openSheet(page).getByLabel(/^结束时间/);
    await end.fill('2025-07-10T06:00');
    await expect(openSheet(page).getByText('结束不能早于开始，未记入')).toBeVisible();
    await end.fill('2025-07-10T07:20');
    await end.blur();
    await closeSheet(page);
  });

  await test.step('the transcript: generated, with a question and its answer, nothing blank and nothing in its way', async () => {
    await deng.tab('笔录');
    await deng.generateTranscript();
    await expect((await openChecklist(page)).getByText('没有保管人', { exact: true })).toBeVisible();
    await openSheet(page).getByText('没有保管人', { exact: true }).click();
    await openSheet(page).getByLabel('姓名或单位').fill('邓某');
    await tapChips(page, '保管人身份', '本院');
    await openSheet(page).getByLabel('存放地点').fill('蓝山县人民法院物证室');
    await saveSheet(page);
    await answerPaper(page, { '搜查对象、范围': '罗某租住处', 出示搜查令时间: '2025-07-10T06:03', 保管责任告知时间: '2025-07-10T07:05', 异议及处理: '林某称现金为罗某所有，未提出异议', 在场人意见: '陈某无意见，林某拒绝表态' }, { 阅读或宣读: '已宣读' });
    await page.getByRole('group', { name: '查看' }).getByText('问答').click();
    await page.getByRole('button', { name: '加一问' }).click();
    await expect(page.getByRole('textbox', { name: '问1' })).toBeFocused();
    await page.keyboard.type('茶几抽屉里的现金是谁的？');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /^答/ })).toBeFocused();
    await page.keyboard.type('罗某放的，说是上月结的工钱。');
    await page.getByRole('group', { name: '查看' }).getByText('正文').click();
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/问：茶几抽屉里的现金是谁的？\n　　答：罗某放的，说是上月结的工钱。/);
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/其中3,600\.00元留作生活费（由邓某决定，一家三口当月生活必需），扣押20,000\.00元/);
    await expect(page.getByRole('link', { name: '去签名' })).toBeVisible();
    await page.getByRole('link', { name: '去签名' }).click();
    await deng.freeze();
  });

  await test.step('林某 refuses: why, who saw it, and where the recorder shows it; the child is not asked; the others sign', async () => {
    await deng.sign('陈某');
    await tellRefusal(deng, '林某', { ...REFUSAL, at: '四十一分' });
    await openSheet(page).getByRole('button', { name: '记为拒签' }).click();
    await expect(openSheet(page).getByText('请写成 时:分:秒，如 00:41:07')).toBeVisible();
    await openSheet(page).getByLabel('录像时刻').fill(REFUSAL.at);
    await openSheet(page).getByRole('button', { name: '记为拒签' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('见证人 陈某').first()).toBeVisible();
    await page.getByRole('button', { name: /罗小某/ }).click();
    await expect(openSheet(page).getByLabel('情形与理由')).toHaveValue('未成年人，不要求签名');
    await openSheet(page).getByRole('button', { name: '记为不能签' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    for (const name of ['邓某', '黄某', '唐某']) await deng.sign(name);
  });

  await test.step('the receipt knows what was counted', async () => {
    await deng.tab('笔录');
    await page.getByRole('button', { name: '新文书' }).click();
    await openSheet(page).getByRole('button', { name: /^收款笔录/ }).click();
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/人民币20,000\.00元（大写：贰万元整）/);
    await answerPaper(page, { 开始时间: '2025-07-10T07:06', 结束时间: '2025-07-10T07:12', 与被执行人的关系: '妻子', 交存: '2025年7月11日返回后交财务', 在场人意见: '林某无意见' }, { '交款人：从在场人中选': '林某', 阅读或宣读: '已宣读' });
    for (const [i, [face, n]] of [['100', '194'], ['50', '12']].entries()) {
      await page.getByRole('button', { name: '加一行：面额及张数' }).click();
      const row = page.getByRole('group', { name: `面额及张数 ${i + 1}` });
      await row.getByRole('textbox', { name: /^面额/ }).fill(face ?? '');
      await row.getByRole('textbox', { name: /^张数/ }).fill(n ?? '');
      await row.getByRole('textbox', { name: /^张数/ }).blur();
    }
    await expect(page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/100元194张（枚）、50元12张（枚），合计20,000\.00元\n/);
    await page.getByRole('link', { name: '去签名' }).click();
    await deng.freeze();
    await refuse(deng, '林某', REFUSAL);
    for (const name of ['邓某', '唐某']) await deng.sign(name);
  });

  await test.step('the day after, the cash is with finance in time', async () => {
    await deng.goto(`${action}/inventory`);
    await page.getByRole('button', { name: /现金/ }).first().click();
    await deng.panel.getByRole('link', { name: '交给财务或他人' }).click();
    await openSheet(page).getByRole('group', { name: '接收人' }).getByLabel(/^姓名或单位/).fill('蒋某');
    await openSheet(page).getByLabel(/^时间/).fill('2025-07-11T17:20');
    await openSheet(page).getByRole('button', { name: /记下交接/ }).click();
    await expect(page.getByText('按时上交').first()).toBeVisible();
    await page.getByRole('button', { name: '定稿并由双方签名' }).click();
    await deng.freeze();
    for (const name of ['邓某', '蒋某']) await deng.sign(name);
  });

  await gateway.start();
  await deng.lookAgain();
  await deng.allAtCourt();

  await test.step('the court has it all, and nothing of who gave the clue', async () => {
    const court = await AtCourt.open(gateway);
    const kinds = ['case', 'party', 'paper', 'clue', 'fieldAction', 'item', 'transcript', 'handover', 'informant'];
    const documents = (await Promise.all(kinds.map((kind) => court.documents(NUMBER, kind)))).flat();
    const stored = await court.storedFiles();
    await court.close();
    const of = (kind: string) => documents.filter((each) => each.kind === kind);
    const [raid] = of('fieldAction');
    expect(Object.keys(raid?.paths ?? {}).filter((path) => /^(bodySearch|searchStep|opening)\//.test(path))).toHaveLength(3);

    const paper = (title: string) => of('transcript').find((each) => textOf(each, 'title') === title);
    const outcomes = (each: FoldedDocument | undefined) => Object.fromEntries((each?.acts ?? []).flatMap((act) => (act.is === 'sign' ? [[act.person.name, readOutcome(act)]] : [])));
    const refused = { is: 'refused', reason: REFUSAL.reason, witness: { name: '陈某', role: 'role.grassroots' }, recording: { recorder: REFUSAL.recorder, at: REFUSAL.at } };
    const signed = { is: 'signed', file: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown };
    expect(outcomes(paper('搜查笔录'))).toMatchObject({ 林某: refused, 罗小某: { is: 'unable', reason: '未成年人，不要求签名' }, 陈某: signed, 邓某: signed, 黄某: signed, 唐某: signed });
    expect(outcomes(paper('收款笔录'))).toMatchObject({ 林某: refused, 邓某: signed, 唐某: signed });
    for (const [name, outcome] of Object.entries(outcomes(paper('搜查笔录')))) if (outcome.is === 'signed') expect(stored, name).toContain(outcome.file);

    const cash = of('item').find((each) => textOf(each, 'category') === 'cash');
    expect(valueOf(cash as FoldedDocument, 'livingCost')).toEqual({ fen: 360_000, reason: '一家三口当月生活必需', by: '邓某' });
    expect([valueOf(cash as FoldedDocument, 'denomination/10000'), valueOf(cash as FoldedDocument, 'denomination/5000'), valueOf(cash as FoldedDocument, 'attr/amountFen')]).toEqual([230, 12, 2_000_000]);
    const [given] = of('handover');
    expect(outcomes(given)).toMatchObject({ 邓某: signed, 蒋某: signed });
    expect(valueOf(given as FoldedDocument, 'at')).toBe('2025-07-11T09:20:00.000Z');

    const all = new Map(documents.map((each) => [`${each.kind}/${each.id}`, each]));
    const papers = paperSet(draftSource(all, raid?.id ?? '', paper('搜查笔录') ?? null), true);
    const kept = papers.find(({ kind }) => kind === 'kept')?.blocks.find((block) => block.is === 'table');
    expect(kept?.rows.map((cells) => [cells[1]?.split('\n')[0], cells[3]])).toEqual([['平板电脑（孩子上网课用）', '1'], ['药品', '1'], ['被褥', '1'], ['现金', '3,600.00']]);
    expect(of('item').find((each) => textOf(each, 'attr/name')?.startsWith('平板'))?.files.map(({ role }) => role)).toContain('photo');
    expect(of('informant')).toHaveLength(1);
    const written = JSON.stringify([documents.map(({ paths, acts }) => [paths, acts]), papers, given && handoverText(all, given)]);
    for (const part of INFORMANT.split('，')) expect(written).not.toContain(part);
    const printed = JSON.stringify([papers, of('transcript').map(({ paths }) => paths)]);
    for (const part of ['举报', '线索', '罗某夜间回租住处']) expect(printed).not.toContain(part);
  });
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
  await gateway.stop();
});
