import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';
import type { Register } from '../../import/register';

/** What the register knows, inside the import's transaction. */
export async function readRegister(trx: Transaction<Database>): Promise<Register> {
  const courts = await trx.selectFrom('courts').select(['court_id', 'code', 'name']).execute();
  const officers = await trx.selectFrom('officers').select(['court_id', 'officer_id', 'account', 'name']).execute();
  const teams = await trx.selectFrom('teams').select(['court_id', 'team_id', 'name']).execute();
  const cases = await trx.selectFrom('cases').select(['court_id', 'case_id', 'number']).execute();
  return {
    courts: courts.map((row) => ({ id: row.court_id, code: row.code, name: row.name })),
    officers: officers.map((row) => ({ id: row.officer_id, court: row.court_id, account: row.account, name: row.name })),
    teams: teams.map((row) => ({ id: row.team_id, court: row.court_id, name: row.name })),
    caseIds: new Map(cases.map((row) => [`${row.court_id}\n${row.number}`, row.case_id])),
  };
}
