import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { hashPassword } from '../../auth/passwords';
import type { Database } from '../../db/database';
import type { ImportPlan, PlannedOfficer } from '../../import/assemble/importPlan';
import { endReach, reachBefore } from './endReach';

export interface PeopleWritten {
  readonly courts: number;
  readonly officers: number;
  readonly officersChanged: number;
}

/** Courts, teams and accounts of a plan. A known account keeps its password whatever the file says. */
export async function writePeople(trx: Transaction<Database>, plan: Pick<ImportPlan, 'courts' | 'teams' | 'officers'>, now: string): Promise<PeopleWritten> {
  let courts = 0;
  for (const court of plan.courts) {
    const added = await trx
      .insertInto('courts')
      .values({ court_id: court.id, code: court.code, name: court.name, epoch: uuidv7(), created_at: now })
      .onConflict((conflict) => conflict.column('court_id').doNothing())
      .executeTakeFirst();
    const isNew = Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
    courts += isNew ? 1 : 0;
    if (!isNew) await trx.updateTable('courts').set({ name: court.name }).where('court_id', '=', court.id).where('name', '<>', court.name).execute();
  }
  for (const team of plan.teams) {
    await trx
      .insertInto('teams')
      .values({ court_id: team.court, team_id: team.id, name: team.name })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const before = await reachBefore(trx, plan.officers);
  let officers = 0;
  let officersChanged = 0;
  for (const officer of plan.officers) {
    const outcome = await writeOfficer(trx, officer, now);
    officers += outcome === 'new' ? 1 : 0;
    officersChanged += outcome === 'changed' ? 1 : 0;
  }
  await endReach(trx, before, now);
  return { courts, officers, officersChanged };
}

async function writeOfficer(trx: Transaction<Database>, officer: PlannedOfficer, now: string): Promise<'new' | 'changed' | 'same'> {
  const row = { name: officer.name, role: officer.role, duty: officer.duty, certificate_no: officer.certificateNo, team_id: officer.team };
  const known = await trx
    .selectFrom('officers')
    .select(['name', 'role', 'duty', 'certificate_no', 'team_id'])
    .where('court_id', '=', officer.court)
    .where('officer_id', '=', officer.id)
    .executeTakeFirst();
  if (known) {
    const same = known.name === row.name && known.role === row.role && known.duty === row.duty && known.certificate_no === row.certificate_no && known.team_id === row.team_id;
    if (same) return 'same';
    await trx.updateTable('officers').set(row).where('court_id', '=', officer.court).where('officer_id', '=', officer.id).execute();
    return 'changed';
  }
  const passwordHash = officer.passwordHash ?? (officer.password === null ? null : await hashPassword(officer.password));
  if (passwordHash === null) throw new Error(`unchecked rows: account ${officer.account} has no password`);
  await trx
    .insertInto('officers')
    .values({ court_id: officer.court, officer_id: officer.id, account: officer.account, ...row, password_hash: passwordHash, created_at: now })
    .execute();
  return 'new';
}
