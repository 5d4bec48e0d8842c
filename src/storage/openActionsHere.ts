import { readFieldAction } from '@/domain/fieldAction';
import { documentKey } from '@/domain/journal';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';
import { openIndex } from './tables/caseIndex';
import { documentOf, LISTED_KIND } from './tables/documents';

/** Ids of the field actions that were recorded on this tablet and have not ended: what no lease closes (G4). */
export async function openActionsHere(db: OfficerDatabase, sealing: Sealing): Promise<string[]> {
  const [rows, onTop] = await Promise.all([db.caseIndex.toArray(), db.documents.where('listed').equals(1).toArray()]);
  const [indexes, documents] = await Promise.all([Promise.all(rows.map((row) => openIndex(sealing, row))), Promise.all(onTop.map((row) => documentOf(sealing, row)))]);
  const going = new Map(indexes.flatMap(({ actions }) => actions).map(({ id, case: of, endedAt }) => [id, { id, of, isOpen: endedAt === null }]));
  for (const document of documents) {
    const { id, endedAt, withdrawn } = readFieldAction(document);
    going.set(id, { id, of: document.case, isOpen: endedAt === null && !withdrawn });
  }
  const isOwn = async (id: string, of: string): Promise<boolean> => (await db.entries.where('case').equals(of).filter(({ document }) => document === documentKey({ kind: LISTED_KIND, id })).count()) > 0;
  const own = await Promise.all([...going.values()].map(async ({ id, of, isOpen }) => (isOpen && (await isOwn(id, of)) ? [id] : [])));
  return own.flat();
}
