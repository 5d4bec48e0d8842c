import type { Kysely } from 'kysely';
import type { Database } from '../../db/database';
import { beginEpoch } from './beginEpoch';

/** The keeper says that the store was restored: every court begins a new epoch. Returns their names. */
export async function beginEpochs(db: Kysely<Database>, now: string): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    const courts = await trx.selectFrom('courts').select(['court_id', 'epoch', 'name']).orderBy('court_id').forNoKeyUpdate().execute();
    for (const court of courts) await beginEpoch(trx, court, [], now);
    return courts.map(({ name }) => name);
  });
}
