import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../startError';
import { isPostgresOf, readPostmasterPid } from './postmasterPid';

const FAST_MS = 30_000;
const IMMEDIATE_MS = 10_000;

/**
 * Stops the PostgreSQL that a killed gateway left behind on this folder: first the fast way, which writes a
 * checkpoint, then at once, which its next start repairs from its log. A postmaster.pid whose process is gone, or is
 * another program by now (after a reboot), is removed. The caller holds the data folder's lock.
 */
export async function stopOrphan(cluster: string): Promise<'none' | 'stopped'> {
  const pid = readPostmasterPid(cluster);
  if (pid === null) return 'none';
  if (!isPostgresOf(pid, cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return 'none';
  }
  if (await endsAfter(pid, cluster, 'SIGINT', FAST_MS)) return 'stopped';
  if (await endsAfter(pid, cluster, 'SIGQUIT', IMMEDIATE_MS)) return 'stopped';
  throw new StartError(`A PostgreSQL (process ${pid}) of an earlier gateway still runs on ${cluster} and does not stop; end it and start again.`);
}

async function endsAfter(pid: number, cluster: string, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  process.kill(pid, signal);
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (!isPostgresOf(pid, cluster)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
