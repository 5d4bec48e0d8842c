import pg from 'pg';
import type { DatabaseAddress } from '../openDatabase';
import { clusterDatabase } from './clusterAccess';

/** A start that was interrupted between making the cluster and making the database in it is completed here. */
export async function createDatabaseIfMissing(maintenance: DatabaseAddress): Promise<void> {
  const client = new pg.Client('url' in maintenance ? { connectionString: maintenance.url } : maintenance);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [clusterDatabase]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(clusterDatabase)}`);
  } finally {
    await client.end();
  }
}
