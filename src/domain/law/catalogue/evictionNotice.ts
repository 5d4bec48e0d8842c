import { shanghaiDay } from '../../time/day';
import type { CheckedRule } from '../shortfall';
import { civilProcedure } from '../sources';

/** R25 迁出公告: nobody is moved out before the time that a notice signed by the president gave has run out. */
export const evictionNotice: CheckedRule = {
  id: 'R25',
  source: civilProcedure('第二百六十一条'),
  level: 'block',
  stage: 'freeze',
  validFrom: '2024-01-01',
  validTo: null,
  check({ action, case: of, at }) {
    if (action.kind !== 'eviction') return [];
    const notices = (of?.papers ?? []).filter(({ kind, signedBy }) => kind === 'publicNotice' && signedBy !== null);
    if (notices.length === 0) return [{ code: 'notice', at: { tab: 'info' } }];
    const day = shanghaiDay(action.startedAt ?? at);
    const open = notices.every(({ validTo }) => validTo === null || day <= validTo);
    return open ? [{ code: 'deadline', at: { tab: 'info' }, words: { day: notices.find(({ validTo }) => validTo !== null)?.validTo ?? '' } }] : [];
  },
};
