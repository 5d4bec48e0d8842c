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

/** All in one question: what a stored entry of the session's own officer announced, and the court's epoch. Throws like `expectOwnWriter` and `announcedFile`. */
export async function ownAnnouncedFile(db: Kysely<Database>, session: Pick<Session, 'courtId' | 'officerId'>, file: FileName): Promise<Selectable<AttachmentsTable> & { readonly epoch: string | null }> {
  const row = await db
    .selectFrom('attachments as a')
    .innerJoin('writers as w', (join) => join.onRef('w.court_id', '=', 'a.court_id').onRef('w.writer_id', '=', 'a.writer_id'))
    .innerJoin('courts as c', 'c.court_id', 'a.court_id')
    .selectAll('a')
    .select('c.epoch')
    .where('a.court_id', '=', session.courtId)
    .where('a.writer_id', '=', file.writer)
    .where('a.attach_entry', '=', file.entry)
    .where('a.sha256', '=', file.sha256)
    .where('w.officer_id', '=', session.officerId)
    .executeTakeFirst();
  if (row !== undefined) return row;
  await expectOwnWriter(db, session, file.writer);
  return { ...(await announcedFile(db, session.courtId, file)), epoch: null };
}

/** One receipt for each announced file: asking again finds the same one. */
export const fileReceiptId = ({ writer, entry, sha256 }: FileName): string => `file:${writer}:${entry}:${sha256}`;
