import { expect, test } from '@playwright/test';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { listInCab } from './listDeeds';
import { Officer } from './officer';
import { Tablet } from './tablet';
import { trucks } from './trucks';

const NUMBER = '（2024）湘0104执2187号';
const contained = trucks.flatMap(({ inside }) => inside).length;
const YARD = { latitude: 39.47, longitude: 75.99, accuracy: 6 };

test('14 trucks in Kashgar: two tablets, a dead gateway, and everything reaches the court unchanged', async ({}, info) => {
  test.setTimeout(600_000);
  const gateway = await GatewayProcess.start();
  const tabletA = await Tablet.take(gateway.origin, { geolocation: YARD });
  const tabletB = await Tablet.take(gateway.origin, { geolocation: YARD });
  const [zhang, li] = [new Officer(tabletA.page), new Officer(tabletB.page)];

  await zhang.signIn('zhang');
  await li.signIn('li');
  for (const officer of [zhang, li]) await expect(officer.page.getByRole('list').getByText(NUMBER)).toBeVisible();
  for (const officer of [zhang, li]) await officer.workerReady();

  await gateway.kill();

  // Tablet A starts from its cache and records the raid.
  await zhang.reload();
  await zhang.openCase('湘0104执2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  const action = zhang.page.url();
  const deeds: number[] = [];
  await test.step('14 trucks by repeating the last one, with at most 12 taps and keys each besides what differs', async () => {
    for (const [index, truck] of trucks.entries()) {
      if (index === 0) {
        await zhang.addItem('机动车');
        await zhang.write('名称、车型', '混凝土搅拌运输车');
        await zhang.write('品牌型号', '三一 SY412C');
        await zhang.write('颜色', '白绿');
        await zhang.write('估值（本行合计）', '280000');
        await zhang.describeTruck(truck);
      } else {
        deeds.push(await zhang.repeatByKeyboard(truck));
        expect(deeds.at(-1), `truck ${index + 1}`).toBeLessThanOrEqual(12);
      }
      for (const thing of truck.inside) await listInCab(zhang, thing);
      await zhang.photograph(truck.photos);
    }
  });
  await expect(zhang.page.getByText('¥ 3,920,000')).toBeVisible();
  await zhang.write('备注', '末车');

  await test.step('the transcript: generated, frozen, signed, one refusal', async () => {
    await zhang.tab('在场人');
    await zhang.notePresent('邱某', '单位工作人员');
    await zhang.notePresent('古某', '基层组织人员');
    await zhang.tab('笔录');
    await zhang.generateTranscript();
    await zhang.nameCustodian('某停车场', '第三人');
    await zhang.tab('签名');
    await zhang.freeze();
    await zhang.sign('古某');
    await zhang.refuseToSign('邱某', '不认可笔录内容');
  });

  // The browser is closed and opened again, still with no gateway: all is there.
  const before = await heldOnTablet(tabletA.page);
  await tabletA.switchOff();
  await tabletA.open();
  const again = new Officer(tabletA.page);
  await again.goto(action);
  await expect(tabletA.page.getByRole('link', { name: /^清单/ })).toContainText(String(trucks.length));
  await expect(tabletA.page.getByText(`内装 ${contained} 件`)).toBeVisible();
  await expect(tabletA.page.getByText('¥ 3,920,000')).toBeVisible();
  expect(await heldOnTablet(tabletA.page)).toEqual(before);

  // Tablet B records its share.
  await li.reload();
  await li.openCase('喀什某建材', NUMBER);
  await li.startAction('喀什某搅拌站 北门');
  await li.addItem('工程／专用机械');
  await li.write('名称', '装载机');
  await li.write('数量', '1');
  await li.photograph(2);
  const heldB = await heldOnTablet(tabletB.page);
  const heldA = await heldOnTablet(tabletA.page);
  expect(heldA.unsentFiles + heldB.unsentFiles).toBeGreaterThan(30);

  await gateway.start();
  await again.allAtCourt();
  await li.allAtCourt();

  await test.step('rows in PostgreSQL and files on its disk equal what was captured', async () => {
    const court = await AtCourt.open(gateway);
    await expectAtCourt(court, heldA);
    await expectAtCourt(court, heldB);
    const items = await court.documents(NUMBER, 'item');
    expect(items).toHaveLength(trucks.length + contained + 1);
    const papers = await court.documents(NUMBER, 'transcript');
    expect(papers[0]?.acts.filter(({ is }) => is === 'sign')).toHaveLength(2);
    await court.close();
  });

  await test.step('a third, fresh device pulls the case', async () => {
    const tabletC = await Tablet.take(gateway.origin);
    const wang = new Officer(tabletC.page);
    await wang.signIn('wang');
    await wang.page.getByRole('link', { name: '现场', exact: true }).click();
    await wang.page.getByRole('link').filter({ hasText: '喀什某搅拌站', hasNotText: '北门' }).click();
    await expect(tabletC.page.getByText('¥ 3,920,000')).toBeVisible();
    // And sees the photos that the other tablet took.
    await expect(tabletC.page.locator('img[alt="3 张照片"]').first()).toBeVisible();
    expect(tabletC.complaints).toEqual([]);
    await tabletC.throwAway();
  });

  info.annotations.push({ type: 'taps and keys for trucks 2 to 14', description: deeds.join(' ') });
  expect([...tabletA.complaints, ...tabletB.complaints]).toEqual([]);
  await tabletA.throwAway();
  await tabletB.throwAway();
  await gateway.stop();
});
