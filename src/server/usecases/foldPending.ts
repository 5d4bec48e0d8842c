import { retryConflicts } from '../db/retryConflicts';
import type { Gateway } from '../gateway';
import { foldEntries } from './foldEntries';

/**
 * Folds every entry that is stored and was never folded: the gateway was killed between the two steps of a push, or the
 * second one failed. Each case by itself; a case that fails is told to `failed` and does not stop the others. Returns the
 * number of entries that got an outcome.
 */
export async function foldPending(gateway: Gateway, failed: (caseId: string, error: unknown) => void): Promise<number> {
  const cases = await gateway.db.selectFrom('entries').select(['court_id', 'case_id']).distinct().where('outcome', 'is', null).where('case_id', 'is not', null).orderBy('court_id').orderBy('case_id').execute();
  let folded = 0;
  for (const { court_id: court, case_id: caseId } of cases) {
    if (caseId === null) continue;
    try {
      const now = gateway.now().toISOString();
      const outcomes = await retryConflicts(() => gateway.db.transaction().execute((trx) => foldEntries(trx, { court, cases: [caseId], now })));
      folded += outcomes.length;
    } catch (error) {
      failed(caseId, error);
    }
  }
  return folded;
}
