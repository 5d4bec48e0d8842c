import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { valueOf } from '@/domain/journal';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import { Tablet } from './tablet';
import { writeWorkbook, type Sheets } from './workbook';

const WRITTEN = '(2026)湘0104执3001号';
const NUMBER = '（2026）湘0104执3001号';
const CLUE = '城北物流园 3 号库内存放空调外机一批';

const sheets = {
  案件: [
    ['案号', '案由', '立案日期', '申请标的额（元）', '承办人', '所在地'],
    [WRITTEN, '买卖合同纠纷', '2026-01-12', 182_000, 'li', '长沙市岳麓区'],
  ],
  当事人: [
    ['案号', '诉讼地位', '类型', '名称'],
    [WRITTEN, '申请执行人', '法人', '某制冷设备公司'],
    [WRITTEN, '被执行人', '法人', '某商贸公司'],
  ],
  线索: [
    ['案号', '来源', '内容', '紧急度', '纬度', '经度', '坐标系'],
    [WRITTEN, '申请执行人', CLUE, '紧急', 28.2514, 112.9357, 'CGCS2000'],
  ],
  文书: [
    ['案号', '种类', '名称', '文号', '份数'],
    [WRITTEN, '裁定书', '查封扣押裁定书', '（2026）湘0104执3001号之一', 3],
  ],
  期限: [
    ['案号', '名称', '到期日'],
    [WRITTEN, '执行期限', '2026-07-12'],
  ],
} satisfies Sheets;

let gateway: GatewayProcess;
test.beforeAll(async () => {
  gateway = await GatewayProcess.start();
});
test.afterAll(() => gateway.stop());

test('a workbook with mistakes imports nothing, and each mistake is told with sheet, row, column, value and reason', async () => {
  const faulty = {
    ...sheets,
    案件: [...sheets.案件, ['（2026）湘0104民初77号', '借款合同纠纷', '2026年2月30日', -5, 'nobody', '长沙市']],
    线索: [...sheets.线索, [WRITTEN, '听说', '另一处仓库', '紧急', 112.9357, 28.2514, '高德']],
    期限: [...sheets.期限, ['（2026）湘0104执9999号', '执行期限', '2026-07-12']],
  } satisfies Sheets;
  const refused = gateway.import(await writeWorkbook(gateway.dataFolder, '有误.xlsx', faulty));
  expect(refused.code).toBe(1);
  const told = refused.output.split('\n').map((line) => line.split(/\s{2,}/));
  const fault = (...cells: unknown[]): void => expect(told).toContainEqual([expect.stringContaining('有误.xlsx'), ...cells]);
  fault('案件', '3', '案号', '（2026）湘0104民初77号', '不是执行案号：类型代字应是执、执恢、执保、执异、执复、执监、执协、执请等');
  fault('案件', '3', '立案日期', '2026年2月30日', '日历上没有这一天');
  fault('案件', '3', '申请标的额（元）', '-5', '金额不能为负');
  fault('线索', '3', '纬度', '112.9357', '纬度应在 -90 到 90 之间');
  fault('线索', '3', '坐标系', '高德', expect.stringContaining('不能用于现场'));
  fault('线索', '3', '来源', '听说', expect.stringContaining('不在可选范围内'));
  fault('期限', '3', '案号', '（2026）湘0104执9999号', '本次导入的“案件”表中没有这个案号');
  expect(refused.output).toContain('没有导入任何内容');

  const court = await AtCourt.open(gateway);
  expect(await court.documents(NUMBER, 'case')).toEqual([]);
  await court.close();
});

test('a case from the court’s own workbook reaches a tablet by itself, is worked on with a dead gateway, and comes back whole', async () => {
  const tablet = await Tablet.take(gateway.origin, { geolocation: { latitude: 28.2515, longitude: 112.9358, accuracy: 8 } });
  const li = new Officer(tablet.page);
  await li.signIn('li');
  await li.workerReady();
  await expect(li.page.getByRole('list').getByText('（2024）湘0104执2187号')).toBeVisible();
  await expect(li.page.getByRole('list').getByText(NUMBER)).toHaveCount(0);

  expect(gateway.import(await writeWorkbook(gateway.dataFolder, '岳麓新收.xlsx', sheets))).toMatchObject({ code: 0, output: expect.stringContaining('新增案件 1 件') });
  await expect(li.page.getByRole('list').getByText(NUMBER)).toBeVisible({ timeout: 45_000 });
  await gateway.kill();

  await li.openCase('[2026]湘0104执3001', NUMBER);
  for (const text of ['某制冷设备公司', '某商贸公司', CLUE, '查封扣押裁定书', '执行期限']) await expect(li.page.getByText(text).first()).toBeVisible();
  await li.startAction('城北物流园 3 号库');
  const fromAlbum = await li.page.screenshot();
  await test.step('two kinds of goods, one machine, photos by camera and by file', async () => {
    await li.addItem('一般物品');
    await li.write('名称', '空调外机');
    await li.write('数量', '36');
    await li.write('估值（本行合计）', '43200');
    await li.photograph(2);
    await li.addItem('一般物品');
    await li.write('名称', '铜管');
    await li.write('数量', '12.5');
    await li.choosePhoto({ name: '仓库.png', mimeType: 'image/png', buffer: fromAlbum });
    await li.addItem('工程／专用机械');
    await li.write('名称', '电动叉车');
    await li.write('品牌型号', '某牌 CPD20');
    await li.write('机身编号／PIN／出厂编号', 'CPD20-0417');
    await li.write('数量', '1');
    await li.photograph(1);
  });
  await test.step('the transcript, signed', async () => {
    await li.tab('在场人');
    await li.notePresent('仓管员某', '单位工作人员');
    await li.tab('笔录');
    await li.generateTranscript();
    await li.nameCustodian('某仓储公司', '第三人');
    await li.tab('签名');
    await li.freeze();
    await li.sign('仓管员某');
  });
  const held = await heldOnTablet(li.page);
  expect(held.files.filter(({ role }) => role === 'photo')).toHaveLength(4);

  await gateway.start();
  await li.lookAgain();
  await li.allAtCourt();
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, held);
  const items = await court.documents(NUMBER, 'item');
  const listed = items.map((item) => [valueOf(item, 'attr/name'), valueOf(item, 'quantity') ?? valueOf(item, 'attr/quantity')]);
  expect(listed).toHaveLength(3);
  expect(listed).toEqual(expect.arrayContaining([['空调外机', 36], ['铜管', 12.5], ['电动叉车', 1]]));
  expect(court.hashOnDisk(createHash('sha256').update(fromAlbum).digest('hex'))).not.toBeNull();
  const [paper] = await court.documents(NUMBER, 'transcript');
  expect(paper?.acts.filter(({ is }) => is === 'sign')).toHaveLength(1);
  await court.close();
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
});
