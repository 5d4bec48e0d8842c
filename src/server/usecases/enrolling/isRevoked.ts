import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';

/** Whether the court took this tablet out of use. */
export async function isRevoked(trx: Transaction<Database>, court: string, device: string): Promise<boolean> {
  const row = await trx.selectFrom('devices').select('revoked_at').where('court_id', '=', court).where('device_id', '=', device).executeTakeFirst();
  return row?.revoked_at != null;
}
