import { Migrator, type Kysely } from 'kysely';
import { migrations } from './migrations';
import { StartError } from '../startError';
import type { Database } from './database';
import { errorCode } from './retryConflicts';

/** Brings the schema up to date and returns the names of the migrations that ran; running it again changes nothing. */
export async function migrateToLatest(db: Kysely<Database>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  // What an administrator of the database has to do first.
  if (error instanceof Error && errorCode(error) === '42501') throw new StartError(error.message);
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
  return (results ?? []).map((result) => result.migrationName);
}
