import type { FoldedDocument } from '@/domain/journal';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';
import { openIndex } from './tables/caseIndex';
import { documentOf } from './tables/documents';
import type { CaseIndexRow, StoredCaseIndex } from './tables/rows';

/** What the lists over all cases are made of: small rows only, no case is opened for them. */
export function createListReader(db: OfficerDatabase, sealing: Sealing) {
  const opened = (rows: readonly StoredCaseIndex[]): Promise<CaseIndexRow[]> => Promise.all(rows.map((row) => openIndex(sealing, row)));
  return {
    allCases: async (): Promise<CaseIndexRow[]> => opened(await db.caseIndex.toArray()),
    cases: async (ids: readonly string[]): Promise<CaseIndexRow[]> => opened((await db.caseIndex.bulkGet([...ids])).filter((row) => row !== undefined)),
    /** Field actions that own entries put on top, withdrawn ones included. */
    actionsOnTop: async (): Promise<FoldedDocument[]> => Promise.all((await db.documents.where('listed').equals(1).toArray()).map((row) => documentOf(sealing, row))),
  };
}
