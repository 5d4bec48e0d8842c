import type { TruckFacts } from './officer';

/** Something in a cab: what it is, how many, and what becomes of it. */
export interface CabThing {
  readonly category: '一般物品' | '车内／屋内个人物品';
  readonly name: string;
  readonly quantity: number;
  readonly disposition: '当场发还' | '封存' | '随车（随主物）';
  readonly ownerClaim?: string;
}

export interface Truck extends TruckFacts {
  readonly inside: readonly CabThing[];
  readonly photos: number;
}

const serial = (n: number): string => String(n).padStart(7, '0');
const toolbox: CabThing = { category: '一般物品', name: '工具箱', quantity: 1, disposition: '随车（随主物）' };
const firstCab: readonly CabThing[] = [
  { category: '车内／屋内个人物品', name: '驾驶证', quantity: 1, disposition: '当场发还', ownerClaim: '司机艾某' },
  { category: '车内／屋内个人物品', name: '现金 326 元', quantity: 1, disposition: '当场发还', ownerClaim: '司机艾某' },
  { category: '一般物品', name: '磅单', quantity: 17, disposition: '封存' },
  toolbox,
];

/** Trucks 11 and 12 are another's: they get no strips. */
export const STRANGERS: readonly number[] = [11, 12];

/** The 14 mixer trucks of scenario A: keys for ten, two strips on each of the debtor's twelve, the ninth without a plate. */
export const trucks: readonly Truck[] = Array.from({ length: 14 }, (_, index) => {
  const n = index + 1;
  const rank = n - STRANGERS.filter((each) => each < n).length;
  return {
    plate: n === 9 ? '无牌' : `新Q${String(31_000 + n)}`,
    vin: `LTEST00M8N${serial(n)}`,
    engineNo: `WP12E${serial(430_000 + n)}`,
    mileageKm: 38_000 + n * 420,
    keys: n <= 10 ? 1 : 0,
    seals: STRANGERS.includes(n) ? [] : [strip(2 * rank - 1), strip(2 * rank)],
    inside: n === 1 ? firstCab : n % 4 === 0 ? [toolbox] : [],
    photos: 3,
  };
});

/** The n-th strip of the tablet's range. */
export function strip(n: number): string {
  return `K2024-${String(100 + n).padStart(6, '0')}`;
}
