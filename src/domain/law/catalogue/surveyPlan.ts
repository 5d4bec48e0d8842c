import { textOf } from '../../journal';
import { cornersOf } from '../../land';
import type { CheckedRule, Lack } from '../shortfall';
import { civilProcedure, evidenceProvisions } from '../sources';

/** R27 勘验: time and place are told beforehand; the plan bears when it was drawn, its bearing (the corners), by whom and as what. */
export const surveyPlan: CheckedRule = {
  id: 'R27',
  source: evidenceProvisions('第四十三条'),
  also: [civilProcedure('第八十三条')],
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check({ action, parcels }) {
    if (action.kind !== 'survey' && parcels.length === 0) return [];
    const isTold = action.notices.some(({ at }) => at !== null && action.startedAt !== null && Date.parse(at) < Date.parse(action.startedAt));
    const drawn = parcels.flatMap((parcel): Lack[] => {
      const at = { tab: 'land', id: parcel.id } as const;
      const words = { name: textOf(parcel, 'name') ?? '' };
      return [
        ...(textOf(parcel, 'drawnAt') === null ? [{ code: 'time', at, words }] : []),
        ...(cornersOf(parcel).length < 3 ? [{ code: 'corners', at, words }] : []),
        ...((textOf(parcel, 'drawer') ?? '').trim() === '' ? [{ code: 'drawer', at, words }] : []),
        ...((textOf(parcel, 'drawerRole') ?? '').trim() === '' ? [{ code: 'drawerRole', at, words }] : []),
      ];
    });
    return [...(isTold ? [] : [{ code: 'notice', level: 'warn', at: { tab: 'people', path: 'notice' } } as const]), ...drawn];
  },
};
