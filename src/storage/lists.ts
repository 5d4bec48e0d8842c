import type { OfficerDatabase } from './officerDatabase';
import { documentOf } from './tables/documents';
import type { CaseIndexRow } from './tables/rows';

/** What the lists over all cases are made of: small rows only, no case is opened for them. */
export function createListReader(db: OfficerDatabase) {
  return {
    allCases: (): Promise<CaseIndexRow[]> => db.caseIndex.toArray(),
    async cases(ids: readonly string[]): Promise<CaseIndexRow[]> {
      return (await db.caseIndex.bulkGet([...ids])).filter((row) => row !== undefined);
    },
    /** Field actions that own entries put on top, withdrawn ones included. */
    async actionsOnTop() {
      return (await db.documents.where('listed').equals(1).toArray()).map(documentOf);
    },
  };
}
