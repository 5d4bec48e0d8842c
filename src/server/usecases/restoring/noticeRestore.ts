import type { Transaction } from 'kysely';
import type { EntriesReceipt } from '@/wire/receipt';
import type { Database } from '../../db/database';
import type { Gateway } from '../../gateway';
import { beginEpoch } from './beginEpoch';

/**
 * A tablet presents a receipt that this court signed. Every receipt is written down in the transaction that stores what it
 * receipts, and leaves the house afterwards: one of the present epoch that is not written down was given by a later store, of
 * which this one is an older copy; so was one of an epoch that this store never had. Then the court begins a new epoch (G3),
 * once: for every further receipt of the lost store its epoch is a past one.
 */
export async function noticeRestore(gateway: Pick<Gateway, 'db' | 'now' | 'audit'>, receipt: EntriesReceipt, jws: string): Promise<void> {
  if (!(await tellsOfRestore(gateway.db, receipt, jws))) return;
  const begun = await gateway.db.transaction().execute(async (trx) => {
    const court = await trx.selectFrom('courts').select(['court_id', 'epoch']).where('court_id', '=', receipt.court).forNoKeyUpdate().executeTakeFirstOrThrow();
    // Five tablets come at once: who waited for the row finds the new epoch.
    return (await tellsOfRestore(trx, receipt, jws)) ? beginEpoch(trx, court, [receipt.epoch], gateway.now().toISOString()) : null;
  });
  if (begun !== null) await gateway.audit.write({ what: 'restored', court: receipt.court, who: null, from: receipt.writer, object: { epoch: begun }, outcome: 'toldByReceipt' });
}

async function tellsOfRestore(db: Pick<Transaction<Database>, 'selectFrom'>, receipt: EntriesReceipt, jws: string): Promise<boolean> {
  const { epoch } = await db.selectFrom('courts').select('epoch').where('court_id', '=', receipt.court).executeTakeFirstOrThrow();
  if (receipt.epoch !== epoch) {
    const past = await db.selectFrom('past_epochs').select('epoch').where('court_id', '=', receipt.court).where('epoch', '=', receipt.epoch).executeTakeFirst();
    return past === undefined;
  }
  const known = await db
    .selectFrom('receipts')
    .select('receipt_id')
    .where('court_id', '=', receipt.court)
    .where('writer_id', '=', receipt.writer)
    .where('to_seq', '=', receipt.to)
    .where('jws', '=', jws)
    .executeTakeFirst();
  return known === undefined;
}
