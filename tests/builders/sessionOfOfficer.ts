import type { Kysely } from 'kysely';
import type { Session } from '@/server/auth/sessionStore';
import type { Database } from '@/server/db/database';

/** The session that an officer would have, for use cases that are called without the web server. */
export async function sessionOfOfficer(db: Kysely<Database>, officer: { readonly officerId: string }): Promise<Session> {
  const row = await db.selectFrom('officers').selectAll().where('officer_id', '=', officer.officerId).executeTakeFirstOrThrow();
  return { courtId: row.court_id, sessionId: 'test', officerId: row.officer_id, role: row.role, teamId: row.team_id, accessExpiresAt: '2027-01-01T00:00:00.000Z', onRevokedDevice: false };
}
