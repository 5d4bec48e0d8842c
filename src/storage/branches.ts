import type { CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import type { StoredEntry } from './tables/rows';
import { without } from './tables/without';

/**
 * Notes on which branch the court has a writer's entries (P6), within the caller's transaction. Until then they were held against those of the
 * accepted chain at the same places: the cases that they concern are pulled anew, which puts them on top or takes them off (F2). Returns these cases.
 */
export async function noteBranch(db: OfficerDatabase, { writer, from, to, branch }: { readonly writer: string; readonly from: number; readonly to: number; readonly branch?: number | undefined }): Promise<string[]> {
  const rows = await db.entries.where('[writer+seq]').between([writer, from], [writer, to], true, true).toArray();
  const moved = rows.filter((row) => row.branch !== branch);
  await db.entries.bulkPut(moved.map((row): StoredEntry => (branch === undefined ? without(row, 'branch') : { ...row, branch })));
  const cases = [...new Set(moved.map((row) => row.case))];
  await db.caseIndex.where('case').anyOf(cases).modify({ n: 0 });
  return cases;
}

/** To be called when that was committed. */
export function pulledAnew(states: Pick<CaseStates, 'changed' | 'known'>, cases: readonly string[]): void {
  for (const id of cases) {
    states.changed(id);
    const state = states.known(id);
    if (state?.index) state.index = { ...state.index, n: 0 };
  }
}
