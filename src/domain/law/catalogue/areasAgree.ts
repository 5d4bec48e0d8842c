import { numberOf, textOf } from '../../journal';
import type { CheckedRule } from '../shortfall';

/** Of the larger area: a court's own tolerance. */
const TOLERANCE = 0.01;

/** R28 两法面积: where one parcel was measured by satellite and by tape, both areas lie within the court's tolerance. */
export const areasAgree: CheckedRule = {
  id: 'R28',
  source: null,
  level: 'warn',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check: ({ parcels }) =>
    parcels.flatMap((parcel) => {
      const gnss = numberOf(parcel, 'areaOfRecordM2');
      const tape = numberOf(parcel, 'tapeAreaM2');
      if (gnss === null || tape === null || Math.abs(gnss - tape) <= TOLERANCE * Math.max(gnss, tape)) return [];
      const percent = Math.round((1_000 * Math.abs(gnss - tape)) / Math.max(gnss, tape)) / 10;
      return [{ code: 'areas', at: { tab: 'land', id: parcel.id }, words: { name: textOf(parcel, 'name') ?? '', percent } } as const];
    }),
};
