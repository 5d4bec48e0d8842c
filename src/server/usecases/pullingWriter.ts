import type { Kysely, Selectable } from 'kysely';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { WritersTable } from '../db/tables/writers';
import { GatewayError } from '../gatewayError';

/**
 * The writer for whom something is fetched. Throws `notAllowed` when it is not the session's own officer, so that what one
 * officer may see never goes into another's store; and when it was revoked: such a writer pushes and does not pull (W2).
 */
export async function pullingWriter(db: Kysely<Database>, session: Pick<Session, 'courtId' | 'officerId'>, writer: string): Promise<Pick<Selectable<WritersTable>, 'head_seq' | 'head_hash'>> {
  const row = await db
    .selectFrom('writers')
    .select(['head_seq', 'head_hash', 'status'])
    .where('court_id', '=', session.courtId)
    .where('writer_id', '=', writer)
    .where('officer_id', '=', session.officerId)
    .executeTakeFirst();
  if (row === undefined) throw new GatewayError('notAllowed', 'This writer is not the officer who is signed in.');
  if (row.status === 'revoked') throw new GatewayError('notAllowed', 'This writer was revoked: it may still send, and receives nothing.');
  return row;
}
