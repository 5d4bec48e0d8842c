import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AUDIT_ROLE } from './auditRole';
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
  /** Connected as the role that may add to the audit log and do nothing else. */
  readonly auditPool: pg.Pool;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly maxConnections?: number;
  /** A login of its own for the audit log; null: that of the database, in the audit log's role. */
  readonly auditUrl?: string | null;
}

const AUDIT_CONNECTIONS = 4;

/** Opens its pools. Nothing is connected yet: a wrong address shows at the first query. */
export function openDatabase(address: DatabaseAddress, { maxConnections = 10, auditUrl = null }: DatabaseOptions = {}): OpenedDatabase {
  const pool = openPool(address, maxConnections, '');
  const auditPool = openPool(auditUrl === null ? address : { url: auditUrl }, AUDIT_CONNECTIONS, ` -c role=${AUDIT_ROLE}`);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    auditPool,
    async close() {
      await db.destroy();
      await auditPool.end();
    },
  };
}

function openPool(address: DatabaseAddress, max: number, options: string): pg.Pool {
  const pool = new pg.Pool({
    ...('url' in address ? { connectionString: address.url } : address),
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'fieldwrit',
    options: `-c TimeZone=UTC -c synchronous_commit=on${options}`,
    types: { getTypeParser: readColumnType },
  });
  // An idle connection that breaks (database stopped) must not end the gateway; the next query reports it.
  pool.on('error', () => undefined);
  return pool;
}
