import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { passwordFits } from '../auth/passwords';
import type { Database } from '../db/database';
import { projectRoot } from '../projectRoot';

export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
  readonly team: string | null;
  readonly court: string;
}

interface PeopleFile {
  readonly courts: readonly Readonly<Record<string, string>>[];
  readonly officers: readonly Readonly<Record<string, string>>[];
}

/** The accounts of the demo court, as its people's file tells them: for the list that the first start prints. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const path = join(projectRoot(), 'src', 'server', 'demo', 'files', '01-courts-and-people.json');
  const { courts, officers } = JSON.parse(await readFile(path, 'utf8')) as PeopleFile;
  return officers.map((row) => ({
    account: row['账号'] ?? '',
    password: row['初始密码'] ?? '',
    name: row['姓名'] ?? '',
    role: row['角色'] ?? '',
    team: row['团队'] ?? null,
    court: courts.find((court) => court['法院代字'] === row['法院代字'])?.['法院名称'] ?? '',
  }));
}

/** Those demo accounts that this store has with the demo's password; none in a court's own store. One is tried for all. */
export async function standingDemoAccounts(db: Kysely<Database>): Promise<DemoAccount[]> {
  const accounts = await demoAccounts();
  const rows = await db.selectFrom('officers').select(['account', 'password_hash']).where('account', 'in', accounts.map(({ account }) => account)).execute();
  const first = rows[0];
  const password = accounts.find(({ account }) => account === first?.account)?.password;
  if (first === undefined || password === undefined || !(await passwordFits(first.password_hash, password))) return [];
  return accounts.filter(({ account }) => rows.some((row) => row.account === account));
}
