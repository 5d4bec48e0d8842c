import type { PulledPage } from './applyPages';
import type { CaseStates } from './caseStates';
import type { Changes } from './changes';
import type { OfficerDatabase } from './officerDatabase';
import type { LeftReason } from './tables/rows';

/** Puts a page down; rejects when it could not be stored. */
type PutPage = (epoch: string, page: PulledPage) => Promise<void>;

/** What the court sent, as the sync engine uses it. */
export function createPullStore(db: OfficerDatabase, states: Pick<CaseStates, 'changed' | 'known'>, changes: Changes, put: PutPage) {
  const epoch = async (): Promise<string | null> => (await db.meta.get('epoch'))?.value ?? null;

  return {
    epoch,
    /** A case that was last pulled from another epoch of the court counts from 0; one that left is not named. */
    async cursors() {
      const [current, rows] = await Promise.all([epoch(), db.caseIndex.toArray()]);
      return rows.filter((row) => row.left === null).map((row) => ({ case: row.case, scope: row.scope, n: row.epoch === current ? row.n : 0, upTo: row.upTo }));
    },
    /** Applies a page and its cursor in one transaction, shared with pages handed over at the same time; a page that does not follow changes nothing. */
    apply: (court: string, page: PulledPage): Promise<void> => put(court, page),
    /** The court names these cases no more: they become read-only, and nothing of them is touched (R25). */
    async left(cases: readonly string[], reason: LeftReason = 'notAssigned'): Promise<void> {
      const rows = await db.transaction('rw', db.caseIndex, async () => {
        const there = (await db.caseIndex.bulkGet([...cases])).filter((row) => row !== undefined);
        await db.caseIndex.bulkPut(there.map((row) => ({ ...row, left: reason })));
        return there;
      });
      for (const { case: id } of rows) {
        states.changed(id);
        const state = states.known(id);
        if (state?.index) state.index = { ...state.index, left: reason };
      }
      if (rows.length > 0) changes.tell({ is: 'pulled', cases: rows.map((row) => row.case) });
    },
  };
}
