import { expect, test } from '@playwright/test';
import { valueOf } from '@/domain/journal';
import { AtCourt } from './atCourt';
import { GatewayProcess } from './gatewayProcess';
import { Officer } from './officer';
import { Tablet } from './tablet';

const NUMBER = '（2023）青2224执86号';
const corners = [
  [37.231, 100.412],
  [37.2312061, 100.4132125],
  [37.2315586, 100.4131188],
  [37.2313525, 100.4119063],
] as const;

test('6.6 亩 on the plateau: four corners walked with no network are 4399.6 m² at the court', async () => {
  const gateway = await GatewayProcess.start();
  const tablet = await Tablet.take(gateway.origin, { geolocation: { latitude: 37.23, longitude: 100.411, accuracy: 4 } });
  const wan = new Officer(tablet.page);
  await wan.signIn('wan');
  await wan.workerReady();
  await expect(wan.page.getByRole('list').getByText(NUMBER)).toBeVisible();
  await gateway.kill();

  await wan.reload();
  await wan.openCase('青2224执86', NUMBER);
  await wan.startAction('塘渠农场西侧');
  await wan.tab('丈量');
  for (const [index, [latitude, longitude]] of corners.entries()) {
    await tablet.moveTo({ latitude, longitude, accuracy: 3 });
    await expect(wan.page.getByText(`${latitude.toFixed(6)}`.slice(0, 8)).first()).toBeVisible();
    await wan.page.getByRole('button', { name: `取第 ${index + 1} 个角点` }).click();
    await expect(wan.page.getByRole('img', { name: `${index + 1} 个角点` })).toBeVisible();
  }
  await expect(wan.page.getByText('计算值 4,399.6 m²')).toBeVisible();

  await gateway.start();
  await wan.lookAgain();
  await wan.allAtCourt();
  const court = await AtCourt.open(gateway);
  const [parcel] = await court.documents(NUMBER, 'parcel');
  expect(parcel && Number(valueOf(parcel, 'areaOfRecordM2')).toFixed(1)).toBe('4399.6');
  expect(Object.keys(parcel?.paths ?? {}).filter((path) => path.startsWith('corner/'))).toHaveLength(4);
  await court.close();
  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
  await gateway.stop();
});
