import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../startError';
import { syncFolder } from '../../syncFolder';
import { clusterUser } from './clusterAccess';
import type { Launcher } from './launcher';
import type { PostgresBinaries } from './postgresBinaries';

const run = promisify(execFile);

/**
 * Makes the cluster once. It is made beside its place and moved there when complete, so an interrupted start
 * leaves nothing that looks like a database; what such a start left is cleared away.
 */
export async function initCluster(binaries: PostgresBinaries, cluster: string, password: string, launcher: Launcher): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const parent = dirname(cluster);
  for (const name of await readdir(parent)) {
    // An interrupted start's initdb may still be writing there for a moment.
    if (name.startsWith('postgres-new-')) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 20 });
  }
  const draft = join(parent, `postgres-new-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  const passwordFile = join(draft, 'password');
  const data = join(draft, 'data');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const { owner } = launcher;
  if (owner !== null) for (const path of [draft, data, passwordFile]) await chown(path, owner.uid, owner.gid);
  const { file, args, as } = launcher.command(binaries.initdb, [...initdbFlags, `--pgdata=${data}`, `--pwfile=${passwordFile}`]);
  try {
    await run(file, args, { ...as, cwd: draft, env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    throw new StartError(`The embedded PostgreSQL could not be set up in ${cluster}: ${lastLine(error)}`);
  }
  await rename(data, cluster);
  await syncFolder(parent);
  await rm(draft, { recursive: true, force: true });
}

/** The built-in UTF-8 locale needs nothing of the system and sorts the same everywhere; pages carry checksums. */
const initdbFlags = [
  `--username=${clusterUser}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--data-checksums',
];

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== '' ? error.stderr : String(error);
  return text.trim().split('\n').at(-1) ?? 'unknown reason';
}
