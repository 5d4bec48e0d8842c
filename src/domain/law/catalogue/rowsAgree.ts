import type { CheckedRule } from '../shortfall';
import { seizureProvisions } from '../sources';

/** Leaves that change what is counted or summed up. */
const COUNTED = ['measure', 'quantity', 'unit', 'valueFen', 'category', 'parent', 'withdrawn', '*'];

/** R07 数目相符: the list and the transcript tell the same things in the same numbers. */
export const rowsAgree: CheckedRule = {
  id: 'R07',
  source: seizureProvisions('第十八条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2021-01-01',
  validTo: null,
  check({ changes }) {
    const ids = new Set(changes().filter(({ kind, path }) => kind === 'item' && COUNTED.includes(path)).map(({ id }) => id));
    return ids.size > 0 ? [{ code: 'rows', at: { tab: 'transcript' }, words: { n: ids.size } }] : [];
  },
};
