import { Migrator, type Kysely } from 'kysely';
import { migrations } from './migrations';
import type { Database } from './database';

/** Brings the schema up to date and returns the names of the migrations that ran; running it again changes nothing. */
export async function migrateToLatest(db: Kysely<Database>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
  return (results ?? []).map((result) => result.migrationName);
}
