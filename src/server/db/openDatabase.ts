import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database';
import { readColumnType } from './readColumnType';

/** Where a database is: a URL, or the parts that the embedded server was started with. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string };

export interface OpenedDatabase {
  readonly db: Kysely<Database>;
  /** The pool beneath, for what must not wait in the query builder (health, locks). */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/** Opens a pool. Nothing is connected yet: a wrong address shows at the first query. */
export function openDatabase(address: DatabaseAddress, maxConnections = 10): OpenedDatabase {
  const pool = new pg.Pool({
    ...('url' in address ? { connectionString: address.url } : address),
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    application_name: 'fieldwrit',
    options: '-c TimeZone=UTC -c synchronous_commit=on',
    types: { getTypeParser: readColumnType },
  });
  // An idle connection that breaks (database stopped) must not end the gateway; the next query reports it.
  pool.on('error', () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
