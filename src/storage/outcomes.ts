import type { Outcome } from '@/domain/journal';
import type { OfficerDatabase } from './officerDatabase';

/**
 * What the court said of this tablet's entries of a case, as far as it matters: those that the pulled state does not reflect yet (null:
 * not answered), and those that were anything but folded. Every other one is part of the pulled state.
 */
export async function readOutcomes(db: OfficerDatabase, id: string): Promise<Map<string, Outcome | null>> {
  const [open, told] = await db.transaction('r', db.entries, () => Promise.all([db.entries.where('[open+document]').between([id], [id, []]).toArray(), db.entries.where('told').equals(id).toArray()]));
  return new Map([...open, ...told].map((row) => [row.id, row.outcome ?? null]));
}
