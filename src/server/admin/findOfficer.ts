import { plainAccount } from '../import/people';
import type { AdminContext } from './adminCommand';
import { AdminRefusal } from './adminWords';

export interface FoundOfficer {
  readonly court: string;
  readonly id: string;
  readonly account: string;
}

/** An officer by the account, which is one in the whole installation. Throws AdminRefusal. */
export async function findOfficer({ db }: Pick<AdminContext, 'db'>, account: string): Promise<FoundOfficer> {
  const row = await db.selectFrom('officers').select(['court_id', 'officer_id', 'account']).where('account', '=', plainAccount(account)).executeTakeFirst();
  if (row === undefined) throw new AdminRefusal('unknownAccount', { account });
  return { court: row.court_id, id: row.officer_id, account: row.account };
}

/** Ends every session of the officer; returns how many there were. */
export async function endSessions({ db }: Pick<AdminContext, 'db'>, { court, id }: FoundOfficer): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('court_id', '=', court).where('officer_id', '=', id).executeTakeFirst();
  return Number(numDeletedRows);
}
