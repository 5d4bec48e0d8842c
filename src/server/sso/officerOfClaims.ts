import type { Selectable } from 'kysely';
import type { SsoOutcome } from '@/wire/singleSignOn';
import type { OfficersTable } from '../db/tables/officers';
import type { Gateway } from '../gateway';
import { plainAccount } from '../import/people';
import { writePeople } from '../usecases/importing/writePeople';
import type { SsoSettings } from './readSsoSettings';

export type ClaimedOfficer =
  | { readonly is: 'officer'; readonly officer: Selectable<OfficersTable> }
  | { readonly is: Extract<SsoOutcome, 'unknownOfficer' | 'switchedOff' | 'noRight'>; readonly officer: Selectable<OfficersTable> | null };

/**
 * The officer of the court whom the claims name, with the role and team that they say, where the court lets them say it. Nobody becomes an officer by it, and
 * nobody who was switched off comes back; a role or team that the court does not know lets nobody in.
 */
export async function officerOfClaims({ db, now }: Pick<Gateway, 'db' | 'now'>, settings: SsoSettings, claims: Readonly<Record<string, unknown>>): Promise<ClaimedOfficer> {
  const account = claims[settings.accountClaim];
  const find = () => db.selectFrom('officers').selectAll().where('court_id', '=', settings.court).where('account', '=', plainAccount(String(account))).executeTakeFirst();
  const officer = typeof account === 'string' ? await find() : undefined;
  if (officer === undefined) return { is: 'unknownOfficer', officer: null };
  if (!officer.active) return { is: 'switchedOff', officer };
  const role = settings.role === null ? officer.role : firstOf(claims[settings.role.claim], (value) => settings.role?.values.get(value));
  const teamName = settings.team === null ? null : firstOf(claims[settings.team.claim], (value) => settings.team?.values.get(value) ?? value);
  const team = settings.team === null ? officer.team_id : await teamOf(db, settings.court, teamName ?? '');
  if (role === undefined || team === undefined) return { is: 'noRight', officer };
  if (role === officer.role && team === officer.team_id) return { is: 'officer', officer };
  const planned = { id: officer.officer_id, court: officer.court_id, account: officer.account, name: officer.name, role, duty: officer.duty, certificateNo: officer.certificate_no, team, password: null, passwordHash: null };
  // As by an import: what the officer no longer reaches ends with a new scope version of its case.
  await db.transaction().execute((trx) => writePeople(trx, { courts: [], teams: [], officers: [planned] }, now().toISOString()));
  return { is: 'officer', officer: (await find()) ?? officer };
}

/** A claim is one value or a list of them; the first that means something counts. */
function firstOf<T>(claim: unknown, meaning: (value: string) => T | undefined): T | undefined {
  for (const value of [claim].flat()) {
    const meant = typeof value === 'string' ? meaning(value) : undefined;
    if (meant !== undefined) return meant;
  }
  return undefined;
}

async function teamOf(db: Gateway['db'], court: string, name: string): Promise<string | undefined> {
  return (await db.selectFrom('teams').select('team_id').where('court_id', '=', court).where('name', '=', name).executeTakeFirst())?.team_id;
}
