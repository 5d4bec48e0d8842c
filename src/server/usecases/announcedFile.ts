import type { Kysely, Selectable } from 'kysely';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { AttachmentsTable } from '../db/tables/attachments';
import { GatewayError } from '../gatewayError';

export interface FileName {
  readonly writer: string;
  readonly entry: string;
  readonly sha256: string;
}

/** Throws unless the writer is the session's own officer. */
export async function expectOwnWriter(db: Kysely<Database>, session: Pick<Session, 'courtId' | 'officerId'>, writer: string): Promise<void> {
  const row = await db
    .selectFrom('writers')
    .select('writer_id')
    .where('court_id', '=', session.courtId)
    .where('writer_id', '=', writer)
    .where('officer_id', '=', session.officerId)
    .executeTakeFirst();
  if (row === undefined) throw new GatewayError('notAllowed', 'This writer is not the officer who is signed in.');
}

/** What a stored entry of this writer announced (B1); throws `notAnnounced` when there is no such entry yet. */
export async function announcedFile(db: Kysely<Database>, court: string, { writer, entry, sha256 }: FileName): Promise<Selectable<AttachmentsTable>> {
  const row = await db
    .selectFrom('attachments')
    .selectAll()
    .where('court_id', '=', court)
    .where('writer_id', '=', writer)
    .where('attach_entry', '=', entry)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (row === undefined) throw new GatewayError('notAnnounced', 'No stored entry of this writer announces the file; send the journal first.', 2);
  return row;
}

/** One receipt for each announced file: asking again finds the same one. */
export const fileReceiptId = ({ writer, entry, sha256 }: FileName): string => `file:${writer}:${entry}:${sha256}`;
