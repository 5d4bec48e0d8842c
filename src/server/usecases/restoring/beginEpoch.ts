import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';

/**
 * Gives the court a new epoch (G3): every cursor that tablets hold is void, and what they remember of receipts is asked about
 * again. The court's row is locked by the caller. `others` are epochs of a later store that this one does not know; a receipt of
 * any epoch that was tells nothing new afterwards.
 */
export async function beginEpoch(trx: Transaction<Database>, court: { readonly court_id: string; readonly epoch: string }, others: readonly string[], now: string): Promise<string> {
  const past = [...new Set([court.epoch, ...others])].map((epoch) => ({ court_id: court.court_id, epoch, ended_at: now }));
  await trx
    .insertInto('past_epochs')
    .values(past)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const epoch = randomUUID();
  await trx.updateTable('courts').set({ epoch }).where('court_id', '=', court.court_id).execute();
  return epoch;
}
