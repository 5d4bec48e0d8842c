import { cashPolicy, readCashSheet } from '../../cash';
import { handoversOf } from '../../handover';
import { addDays, shanghaiDay } from '../../time/day';
import type { CheckedRule, Lack } from '../shortfall';

/** R30 现金: two officers count it, a receipt at once, handed in on the day of return (a day later with a reason). A court's policy. */
export const cashInHand: CheckedRule = {
  id: 'R30',
  source: null,
  level: 'block',
  stage: 'freeze',
  validFrom: '2017-05-01',
  validTo: null,
  check({ action, items, documents, at: now }) {
    const handovers = handoversOf(documents.values());
    return items
      .filter(({ categoryId, measure }) => categoryId === 'cash' && measure !== null && measure !== 'notSeized' && measure !== 'toVerify')
      .flatMap((item): Lack[] => {
        const { id, label, document } = item;
        const cash = readCashSheet(document, handovers).handling;
        const at = { tab: 'inventory', id, path: 'cash' } as const;
        const words = { label };
        const latest = cash?.returnDay == null ? null : addDays(cash.returnDay, cashPolicy.handInDays);
        const handedIn = shanghaiDay(cash?.handedInAt ?? now);
        const isLate = latest !== null && handedIn > latest;
        // A day later with a reason; after that no reason helps.
        const reason = cash?.lateReason ?? action.reasons['R30'] ?? null;
        const answer = latest !== null && handedIn <= addDays(latest, cashPolicy.moreDaysWithReason) ? { kind: 'fieldAction', id: action.id, path: 'reason/R30', reason } : false;
        return [
          ...(new Set(cash?.countedBy ?? []).size < cashPolicy.officers ? [{ code: 'twoOfficers', at, words }] : []),
          ...((cash?.receiptNo ?? null) === null ? [{ code: 'receipt', at, words }] : []),
          ...(isLate ? [{ code: 'handIn', at, words, level: 'warn', stage: 'close', answer } as const] : []),
        ];
      });
  },
};
