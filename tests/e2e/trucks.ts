import type { TruckFacts } from './officer';

export interface Truck extends TruckFacts {
  readonly inside: readonly (readonly [name: string, quantity: number])[];
  readonly photos: number;
}

const serial = (n: number): string => String(n).padStart(7, '0');

/** The 14 mixer trucks of scenario A: keys for ten, two seals each, the ninth without a plate. */
export const trucks: readonly Truck[] = Array.from({ length: 14 }, (_, index) => {
  const n = index + 1;
  return {
    plate: n === 9 ? '无牌' : `新Q${String(31_000 + n)}`,
    vin: `LTEST00M8N${serial(n)}`,
    engineNo: `WP12E${serial(430_000 + n)}`,
    mileageKm: 38_000 + n * 420,
    keys: n <= 10 ? 1 : 0,
    seals: [`K2024-000${100 + 2 * n - 1}`, `K2024-000${100 + 2 * n}`],
    inside: n === 1 ? [['驾驶证', 1], ['磅单', 17], ['工具箱', 1]] : n % 3 === 0 ? [['工具箱', 1]] : [],
    photos: 3,
  };
});
