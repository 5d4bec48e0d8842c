import type { Gateway } from '../gateway';

export interface RevokedDevice {
  readonly device: string;
  readonly letter: string;
  /** How many writers of it there were. */
  readonly writers: number;
}

/**
 * Revokes a tablet, named by its letter or its id: every writer on it, of whichever officer; one that is made on it later is revoked from the
 * beginning. Its sessions go on: what is unsent comes in by them, they are told nothing (W2), and by them the tablet hears that it is to wipe itself. Null: the court has no such tablet.
 */
export async function revokeDevice({ db, now }: Pick<Gateway, 'db' | 'now'>, court: string, letterOrId: string): Promise<RevokedDevice | null> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .updateTable('devices')
      .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.cast<string>(row.val(now().toISOString()), 'timestamptz')) }))
      .where('court_id', '=', court)
      .where((or) => or.or([or('device_id', '=', letterOrId), or('letter', '=', letterOrId)]))
      .returning(['device_id', 'letter'])
      .executeTakeFirst();
    if (found === undefined) return null;
    const writers = await trx.updateTable('writers').set({ status: 'revoked' }).where('court_id', '=', court).where('device_id', '=', found.device_id).executeTakeFirst();
    return { device: found.device_id, letter: found.letter, writers: Number(writers.numUpdatedRows), };
  });
}
