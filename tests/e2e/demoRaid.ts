import { expect } from '@playwright/test';
import { vinDoubt } from '@/domain/inventory/vin';
import { listInCab, listMixer } from './listDeeds';
import type { Officer } from './officer';
import type { Tablet } from './tablet';
import { trucks as scenarioTrucks } from './trucks';

export const RAID = { typed: '湘0104执2187', number: '（2024）湘0104执2187号', place: '喀什某搅拌站' } as const;
export const SIGNED = { typed: '执1237', number: '湘0104执1237号', place: '望城区某工业园 2 号厂房' } as const;
export const LAND = { typed: '青2224执86', number: '（2023）青2224执86号', place: '塘渠农场西侧' } as const;
/** Where the trucks stand. */
export const YARD = { latitude: 39.47012, longitude: 75.98934, accuracy: 6 } as const;

/** With check digits as real ones have; the fourth is misread. */
const trucks = scenarioTrucks.map((truck, index) => ({ ...truck, vin: index === 3 ? truck.vin : withCheckDigit(truck.vin) }));

function withCheckDigit(vin: string): string {
  const digits = [...'0123456789X'].map((digit) => vin.slice(0, 8) + digit + vin.slice(9));
  return digits.find((each) => vinDoubt(each) === null) ?? vin;
}

/** The raid on the mixing plant: trucks with keys, seals, cab items and photos, one without a plate, one that belongs to somebody else. */
export async function recordRaid(officer: Officer, count: number): Promise<string> {
  const { page } = officer;
  await officer.openCase(RAID.typed, RAID.number);
  await officer.startAction(RAID.place);
  const address = new URL(page.url()).pathname;
  for (const [index, truck] of trucks.slice(0, count).entries()) {
    if (index === 0) {
      await listMixer(officer);
    } else {
      await officer.repeatLast();
    }
    await officer.describeTruck(index === count - 2 ? { ...truck, plate: '无牌' } : truck);
    if (index === count - 1) {
      await officer.chooseMeasure('待核');
      await officer.write('权属人', '登记在阿某名下，本人到场主张');
    }
    for (const thing of truck.inside) await listInCab(officer, thing);
    if (index !== 2) await officer.photograph(1 + ((index + 1) % 3));
  }
  await officer.tab('在场人');
  for (const [name, role] of [['邱某', '单位工作人员'], ['古某', '基层组织人员'], ['阿某', '案外人']] as const) await officer.notePresent(name, role);
  await officer.tab('笔录');
  await officer.generateTranscript();
  return address.replace(/\/inventory$/, '');
}

/** A small action whose paper is frozen and partly signed: one has signed, one refused, the others are still to come. */
export async function recordSigned(officer: Officer): Promise<string> {
  const { page } = officer;
  await officer.openCase(SIGNED.typed, SIGNED.number);
  await officer.startAction(SIGNED.place);
  const address = new URL(page.url()).pathname;
  await officer.addItem('工程／专用机械');
  await officer.write('名称', '数控车床');
  await officer.write('品牌型号', '沈阳机床 CAK6150');
  await officer.write('机身编号／PIN／出厂编号', 'CAK6150-20417');
  await officer.write('数量', '2');
  await officer.write('估值（本行合计）', '136000');
  await officer.photograph(1);
  await officer.goto(address);
  await officer.tab('在场人');
  for (const [name, role] of [['罗某', '被执行人'], ['易某', '见证人'], ['贺某', '基层组织人员']] as const) await officer.notePresent(name, role);
  await officer.tab('笔录');
  await officer.generateTranscript();
  await officer.nameCustodian('望城某仓储公司', '第三人');
  await officer.tab('签名');
  await officer.freeze();
  await officer.sign('易某');
  await officer.refuseToSign('罗某', '不认可笔录内容');
  return address.replace(/\/inventory$/, '');
}

const corners = [[37.231, 100.412], [37.2312061, 100.4132125], [37.2315586, 100.4131188], [37.2313525, 100.4119063]] as const;

/** The parcel of scenario C, corner by corner. */
export async function recordLand(officer: Officer, tablet: Tablet): Promise<string> {
  const { page } = officer;
  await officer.openCase(LAND.typed, LAND.number);
  await officer.startAction(LAND.place);
  await officer.tab('丈量');
  for (const [index, [latitude, longitude]] of corners.entries()) {
    await tablet.moveTo({ latitude, longitude, accuracy: 3 });
    await expect(page.getByText(latitude.toFixed(6).slice(0, 8)).first()).toBeVisible();
    await page.getByRole('button', { name: `取第 ${index + 1} 个角点` }).click();
    await expect(page.getByRole('img', { name: `${index + 1} 个角点` })).toBeVisible();
  }
  return new URL(page.url()).pathname;
}
