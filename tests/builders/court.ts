import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashPassword } from '@/server/auth/passwords';
import type { Database } from '@/server/db/database';
import type { Role } from '@/server/db/tables/officers';

export interface BuiltOfficer {
  readonly officerId: string;
  readonly account: string;
  readonly password: string;
}

export interface BuiltCourt {
  readonly courtId: string;
  readonly teamId: string;
  readonly addOfficer: (account: string, role?: Role, teamId?: string | null) => Promise<BuiltOfficer>;
  readonly addTeam: (name: string) => Promise<string>;
}

const at = '2026-03-01T00:00:00.000Z';
/** Hashing is slow on purpose; officers of tests share one password and one hash. */
const password = '秋风-落叶-2026';
const passwordHash = hashPassword(password);

/** A court with one team (执行一组) and no officers yet. */
export async function buildCourt(db: Kysely<Database>, courtId = 'hn-yuelu'): Promise<BuiltCourt> {
  await db.insertInto('courts').values({ court_id: courtId, name: '某某区人民法院', code: '湘0104', epoch: randomUUID(), created_at: at }).execute();
  const addTeam = async (name: string): Promise<string> => {
    const teamId = randomUUID();
    await db.insertInto('teams').values({ court_id: courtId, team_id: teamId, name }).execute();
    return teamId;
  };
  const teamId = await addTeam('执行一组');
  return {
    courtId,
    teamId,
    addTeam,
    async addOfficer(account, role = 'officer', ofTeam = teamId) {
      const officerId = randomUUID();
      await db
        .insertInto('officers')
        .values({
          court_id: courtId,
          officer_id: officerId,
          account,
          name: `${account}某`,
          role,
          duty: '执行员',
          certificate_no: '湘0104-001',
          password_hash: await passwordHash,
          team_id: ofTeam,
          created_at: at,
        })
        .execute();
      return { officerId, account, password };
    },
  };
}
