import { expect, test, type Page } from '@playwright/test';
import { AtCourt } from './atCourt';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { Tablet } from './tablet';

const NUMBER = '（2025）湘1127执恢45号';
const LANE = { latitude: 20.0312, longitude: 110.3288, accuracy: 25 };

const choose = (page: Page, label: string, word: string) => page.getByRole('dialog').last().getByRole('group', { name: label }).getByText(word, { exact: true }).click();

test('a search before dawn in Haikou: what the law forbids is told in words and stops the paper, never the recording', async () => {
  test.setTimeout(180_000);
  const gateway = await GatewayProcess.start();
  const tablet = await Tablet.take(gateway.origin, { geolocation: LANE });
  const { page } = tablet;
  const deng = new Officer(page);
  const sheet = () => page.getByRole('dialog').last();
  const lacks = async () => {
    await page.getByRole('button', { name: /^检查清单/ }).click();
    return sheet();
  };
  await deng.signIn('deng');
  await deng.readyWithoutNetwork(NUMBER);
  await gateway.kill();

  await deng.openCase('执恢45', NUMBER);
  await page.getByRole('button', { name: '开始现场' }).first().click();
  await choose(page, '做什么', '搜查');
  await sheet().getByLabel('地点').fill('海口市某城中村租住处');
  await sheet().getByRole('button', { name: '开始现场' }).click();
  await expect(page).toHaveURL(/\/actions\/.+/);

  await deng.tab('在场人');
  for (const [name, sex] of [['黄某', '女'], ['唐某', '男']] as const) {
    await page.getByRole('button', { name: '添加执行人员' }).click();
    await sheet().getByLabel('姓名').fill(name);
    await choose(page, '性别', sex);
    await sheet().getByRole('button', { name: '保存' }).click();
    await expect(page.getByText(name).first()).toBeVisible();
  }
  await deng.notePresent('林某', '同住成年家属');
  await deng.notePresent('陈某', '基层组织人员');

  await test.step('a man cannot search a woman', async () => {
    await deng.tab('经过');
    await page.getByRole('button', { name: '记一件' }).click();
    await sheet().getByRole('button', { name: '搜身' }).click();
    await sheet().getByRole('button', { name: '林某' }).click();
    await choose(page, '性别', '女');
    await choose(page, '由谁', '唐某');
    await sheet().getByRole('button', { name: '保存' }).click();
    await expect((await lacks()).getByText('林某 是女性，只能由女性执行人员搜身')).toBeVisible();
    await sheet().getByText('林某 是女性，只能由女性执行人员搜身').click();
    await choose(page, '由谁', '黄某');
    await sheet().getByRole('button', { name: '保存' }).click();
    await expect((await lacks()).getByText(/只能由女性执行人员搜身/)).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('an end before the start is not taken over', async () => {
    await page.getByRole('button', { name: '记一件' }).click();
    await sheet().getByRole('button', { name: '搜查', exact: true }).click();
    await sheet().getByLabel(/^地点/).fill('卧室');
    await sheet().getByLabel(/^开始时间/).fill('2025-07-10T06:05');
    await sheet().getByLabel(/^结束时间/).fill('2025-07-10T05:05');
    await expect(sheet().getByText('结束时间早于开始时间')).toBeVisible();
    await expect(sheet().getByRole('button', { name: '保存' })).toBeDisabled();
    await sheet().getByLabel(/^结束时间/).fill('2025-07-10T06:40');
    await sheet().getByLabel(/^发现什么/).fill('茶几抽屉内现金');
    await sheet().getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('卧室')).toBeVisible();
  });

  await test.step('a box is broken open only after the order to open it', async () => {
    await page.getByRole('button', { name: '记一件' }).click();
    await sheet().getByRole('button', { name: '强制开启' }).click();
    await sheet().getByLabel(/^什么/).fill('保险柜');
    await sheet().getByRole('button', { name: '保存' }).click();
    await expect((await lacks()).getByText('强制开启“保险柜”之前没有责令开启的记录')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await gateway.start();
  await deng.lookAgain();
  await deng.allAtCourt();
  const court = await AtCourt.open(gateway);
  const actions = await court.documents(NUMBER, 'fieldAction');
  expect(Object.keys(actions[0]?.paths ?? {}).filter((path) => /^(bodySearch|searchStep|opening)\//.test(path))).toHaveLength(3);
  await court.close();
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
  await gateway.stop();
});
