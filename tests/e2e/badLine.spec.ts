import { expect, test } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import { FaultProxy, type Passing } from './faultProxy';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import { Tablet } from './tablet';

const NUMBER = '（2024）湘0104执2187号';
const seed = Number(process.env['FIELDWRIT_SEED'] ?? 20_260_105);

test.describe.configure({ mode: 'serial' });
let gateway: GatewayProcess;
let line: FaultProxy;
let tablet: Tablet;
let zhang: Officer;
test.beforeAll(async () => {
  gateway = await GatewayProcess.start();
  line = await FaultProxy.before(gateway.port);
  tablet = await Tablet.take(line.origin);
  zhang = new Officer(tablet.page);
  await zhang.signIn('zhang');
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await zhang.addItem('机动车');
});
test.afterAll(async () => {
  await tablet.throwAway();
  await line.stop();
  await gateway.stop();
});

const isApi = ({ path }: Passing): boolean => path.startsWith('/api/');
const chance = (from: number): (() => number) => {
  let state = from;
  // Numerical Recipes' generator: the same faults for the same seed.
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
};
const photo = (n: number) => ({ name: `${n}.png`, mimeType: 'image/png', buffer: Buffer.concat([PIXEL, Buffer.from(`${seed} ${n}`)]) });
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const toQueue = () => zhang.page.getByRole('link', { name: '同步', exact: true }).click();
const sendNow = () => zhang.page.getByRole('button', { name: /立即发送|联络法院/ }).click();

test('[R26, S3] of ten photos the third is refused: the other nine go through, and it says why and what to do', async () => {
  const seen: string[] = [];
  let answer: { status: number; error: string } = { status: 500, error: 'internal' };
  line.faultFor = ({ sha256 }) => {
    if (sha256 !== null && !seen.includes(sha256)) seen.push(sha256);
    return sha256 !== null && sha256 === seen[2] ? { is: 'refused', ...answer } : null;
  };
  await zhang.panel.getByRole('button', { name: '拍照' }).first().click();
  for (let n = 1; n <= 10; n += 1) {
    await zhang.page.getByLabel('从相册选图').setInputFiles(photo(n));
    await expect(zhang.page.getByText(`已存 ${n} 张`)).toBeVisible();
  }
  await zhang.page.getByRole('button', { name: '完成' }).click();
  const court = await AtCourt.open(gateway);
  await expect.poll(async () => (await court.storedFiles()).length).toBe(9);
  expect(await court.storedFiles()).not.toContain(seen[2]);

  await toQueue();
  const cases = [
    [500, 'internal', '法院服务器暂时出错。', '半小时仍不行请告知技术室'],
    [413, 'tooLarge', '超过单个文件上限，法院没有接收。', '重拍一张较小的'],
    [403, 'notAllowed', '法院不接收这个账号发来的这一项。', '请联系负责人'],
    [409, 'conflict', '法院说这一项与已收到的对不上。', '联系技术室核对'],
    [401, 'signInNeeded', '登录已过期。', '重新登录后自动发送'],
  ] as const;
  for (const [status, error, what, todo] of cases) {
    answer = { status, error };
    await sendNow();
    await expect(zhang.page.getByRole('list').getByText(what).first()).toBeVisible();
    await zhang.page.getByRole('list').getByText(what).first().click();
    await expect(zhang.page.getByText(todo).first()).toBeVisible();
    await expect(zhang.page.getByText('内容完好保存在本平板。').first()).toBeVisible();
    await zhang.page.getByRole('list').getByText(what).first().click();
    expect(await court.storedFiles()).not.toContain(seen[2]);
  }
  line.faultFor = () => null;
  await sendNow();
  await zhang.allAtCourt();
  await expectAtCourt(court, await heldOnTablet(zhang.page));
  await court.close();
});

test('[R11, S7] the page of a captive portal is never success, and all goes when it is gone', async () => {
  line.faultFor = (request) => (isApi(request) ? { is: 'portal' } : null);
  await zhang.page.goBack();
  await zhang.choosePhoto(photo(11));
  await toQueue();
  await sendNow();
  await expect(zhang.page.getByText('这个无线网要先登录网页，没有连到法院。').first()).toBeVisible();
  await expect(zhang.page.getByText('全部到院')).toHaveCount(0);
  line.faultFor = () => null;
  await zhang.allAtCourt();
});

test('[R11, P8, S9] over a line of 1 kB a second for everything, a record and a small photo arrive', async () => {
  line.faultFor = (request) => (isApi(request) ? { is: 'slow', bytesPerS: 1_000 } : null);
  const before = line.met;
  await zhang.page.goBack();
  await zhang.write('颜色', '白绿');
  await zhang.choosePhoto(photo(16));
  await toQueue();
  // What stands there at first may be from before.
  await expect.poll(() => line.met - before, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  await zhang.allAtCourt();
  line.faultFor = () => null;
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(zhang.page));
  await court.close();
});

test(`[R9, R11, S9] replies that are lost, cut connections and a crawling line: it converges, nothing twice (seed ${seed})`, async () => {
  const next = chance(seed);
  let left = 25;
  line.faultFor = (request) => {
    if (!isApi(request) || left <= 0 || request.path.startsWith('/api/session')) return null;
    left -= 1;
    const dice = next();
    if (dice < 0.4) return { is: 'replyLost' };
    if (dice < 0.7) return { is: 'cut', afterBytes: Math.floor(next() * 900) };
    return dice < 0.85 ? { is: 'slow', bytesPerS: 1_000 } : null;
  };
  await zhang.page.goBack();
  for (let n = 12; n <= 15; n += 1) await zhang.choosePhoto(photo(n));
  await zhang.write('号牌', '新Q31001');
  await toQueue();
  await expect(async () => {
    await sendNow();
    await zhang.allAtCourt(1_500);
  }).toPass({ timeout: 70_000 });
  expect(line.met).toBeGreaterThan(10);
  const court = await AtCourt.open(gateway);
  await expectAtCourt(court, await heldOnTablet(zhang.page));
  await court.close();
  expect(tablet.complaints).toEqual([]);
});
