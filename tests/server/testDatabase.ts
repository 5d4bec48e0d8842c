import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A new, empty database on the run's PostgreSQL. */
export async function createTestDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  return makeDatabase('');
}

/** A copy of a test's database as it is now; nobody may be connected to it. */
export async function copyTestDatabase(url: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  return makeDatabase(` TEMPLATE ${new URL(url).pathname.slice(1)}`);
}

async function makeDatabase(from: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await maintain(`CREATE DATABASE ${name}${from}`);
  return { url: inject('clusterUrl') + name, drop: () => maintain(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function maintain(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('clusterUrl')}postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
