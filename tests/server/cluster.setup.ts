import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDataFolder } from '@/server/dataFolder';
import { clusterPassword } from '@/server/db/embedded/clusterAccess';
import { startEmbeddedPostgres } from '@/server/db/embedded/startEmbeddedPostgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL up to and including the slash before the database's name. */
    clusterUrl: string;
  }
}

/** One real PostgreSQL for the whole run, started by the gateway's own code; every test file makes its databases in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), 'fieldwrit-cluster-'));
  const folder = await openDataFolder(root);
  const postgres = await startEmbeddedPostgres(folder);
  if ('url' in postgres.address) throw new Error('The embedded server is addressed by its parts.');
  const { user, host, port } = postgres.address;
  project.provide('clusterUrl', `postgresql://${user}:${await clusterPassword(folder.keys)}@${host}:${port}/`);
  return async () => {
    await postgres.stop();
    await rm(root, { recursive: true, force: true });
  };
}
