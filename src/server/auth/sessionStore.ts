import type { Kysely, Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/database';
import type { SessionsTable } from '../db/tables/sessions';
import type { Role } from '../db/tables/officers';
import { ACCESS_MS, GRACE_MS, hashToken, newTokens, nextTokens, REFRESH_MS, type SessionTokens } from './sessionTokens';

/** Who stands behind a request. */
export interface Session {
  readonly courtId: string;
  readonly sessionId: string;
  readonly officerId: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly accessExpiresAt: string;
  /** It was opened on a tablet that was revoked since, and signed in on again. */
  readonly onRevokedDevice: boolean;
}

/** How often `last_seen` is written at most. */
const SEEN_EVERY_MS = 60_000;

export async function openSession(
  db: Kysely<Database>,
  secret: Buffer,
  officer: { readonly courtId: string; readonly officerId: string },
  userAgent: string | null,
  now: Date,
): Promise<SessionTokens> {
  const tokens = newTokens(secret);
  await db
    .insertInto('sessions')
    .values({
      court_id: officer.courtId,
      session_id: uuidv7(),
      officer_id: officer.officerId,
      ...columnsFor(tokens, now),
      created_at: now.toISOString(),
      last_seen: now.toISOString(),
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .execute();
  return tokens;
}

/** The session of an access token that came with a request; null when there is none, it has ended, or the officer was switched off. */
export async function useSession(db: Kysely<Database>, access: string, now: Date): Promise<Session | null> {
  const row = await readSession(db, access, now);
  if (row === undefined) return null;
  await noteUse(db, row, now);
  return sessionFrom(row);
}

/** The session of tokens that the gateway made itself just now: nothing shows yet that they arrived. */
export async function findSession(db: Kysely<Database>, access: string, now: Date): Promise<Session | null> {
  const row = await readSession(db, access, now);
  return row === undefined ? null : sessionFrom(row);
}

type SessionRow = Selectable<SessionsTable> & { readonly role: Role; readonly team_id: string | null; readonly revoked_at: string | null };

function readSession(db: Kysely<Database>, access: string, now: Date): Promise<SessionRow | undefined> {
  return db
    .selectFrom('sessions as s')
    .innerJoin('officers as o', (join) => join.onRef('o.court_id', '=', 's.court_id').onRef('o.officer_id', '=', 's.officer_id'))
    .selectAll('s')
    .leftJoin('devices as d', (join) => join.onRef('d.court_id', '=', 's.court_id').onRef('d.device_id', '=', 's.device_id'))
    .select(['o.role', 'o.team_id', 'd.revoked_at'])
    .where('s.access_hash', '=', hashToken(access))
    .where('s.access_expires', '>', now.toISOString())
    .where('o.active', '=', true)
    .executeTakeFirst();
}

function sessionFrom(row: SessionRow): Session {
  return {
    courtId: row.court_id,
    sessionId: row.session_id,
    officerId: row.officer_id,
    role: row.role,
    teamId: row.team_id,
    accessExpiresAt: row.access_expires,
    onRevokedDevice: row.revoked_at !== null,
  };
}

/** The first use of new tokens proves that they arrived: from then on their predecessor has only its grace left. */
async function noteUse(db: Kysely<Database>, row: Selectable<SessionsTable>, now: Date): Promise<void> {
  const arrived = row.previous_refresh_hash !== null && row.previous_until === null;
  if (!arrived && now.getTime() - Date.parse(row.last_seen) < SEEN_EVERY_MS) return;
  await db
    .updateTable('sessions')
    .set({ last_seen: now.toISOString(), ...(arrived ? { previous_until: later(now, GRACE_MS) } : {}) })
    .where('court_id', '=', row.court_id)
    .where('session_id', '=', row.session_id)
    .execute();
}

export type Refreshed =
  | { readonly is: 'tokens'; readonly tokens: SessionTokens }
  | { readonly is: 'none' }
  /** A used-up token: somebody has a copy, and the session of this officer has ended. */
  | { readonly is: 'copied'; readonly courtId: string; readonly officerId: string };

/**
 * Exchanges a refresh token. The one just used up gives the same successors again for as long as those were not
 * seen in use, and for a minute after; later it can only be a copy, and the whole session ends.
 */
export async function refreshSession(db: Kysely<Database>, secret: Buffer, refresh: string, now: Date): Promise<Refreshed> {
  const presented = hashToken(refresh);
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('sessions')
      .selectAll()
      .where((or) => or.or([or('refresh_hash', '=', presented), or('previous_refresh_hash', '=', presented)]))
      .where('refresh_expires', '>', now.toISOString())
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return { is: 'none' };
    const again = row.refresh_hash !== presented;
    if (again && row.previous_until !== null && row.previous_until <= now.toISOString()) {
      await trx.deleteFrom('sessions').where('court_id', '=', row.court_id).where('session_id', '=', row.session_id).execute();
      return { is: 'copied', courtId: row.court_id, officerId: row.officer_id };
    }
    const tokens = nextTokens(secret, refresh);
    await trx
      .updateTable('sessions')
      // Given again, the tokens stay the same; only their time starts anew.
      .set({ ...columnsFor(tokens, now), last_seen: now.toISOString(), ...(again ? {} : { previous_refresh_hash: presented, previous_until: null }) })
      .where('court_id', '=', row.court_id)
      .where('session_id', '=', row.session_id)
      .execute();
    return { is: 'tokens', tokens };
  });
}

/** Ends the session that either token belongs to, and says whose it was. */
export async function closeSession(db: Kysely<Database>, token: string): Promise<{ readonly courtId: string; readonly officerId: string } | null> {
  const hash = hashToken(token);
  const row = await db
    .deleteFrom('sessions')
    .where((or) => or.or([or('access_hash', '=', hash), or('refresh_hash', '=', hash), or('previous_refresh_hash', '=', hash)]))
    .returning(['court_id', 'officer_id'])
    .executeTakeFirst();
  return row === undefined ? null : { courtId: row.court_id, officerId: row.officer_id };
}

function columnsFor(tokens: SessionTokens, now: Date): Pick<Selectable<SessionsTable>, 'access_hash' | 'access_expires' | 'refresh_hash' | 'refresh_expires'> {
  return {
    access_hash: hashToken(tokens.access),
    access_expires: later(now, ACCESS_MS),
    refresh_hash: hashToken(tokens.refresh),
    refresh_expires: later(now, REFRESH_MS),
  };
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
