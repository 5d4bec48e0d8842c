import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { processIdentity } from '../../processIdentity';

/** The process that postmaster.pid names; null without such a file. Says nothing on whether it lives. */
export function readPostmasterPid(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Whether this living process really is the PostgreSQL of this folder, and not one that was given its number later. */
export function isPostgresOf(pid: number, cluster: string): boolean {
  if (processIdentity(pid) === null) return false;
  try {
    if (process.platform === 'linux') {
      // A PostgreSQL server works from inside its data folder.
      return /^postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8')) && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    }
    if (process.platform === 'win32') return execFileSync('tasklist', ['/fi', `PID eq ${pid}`], { encoding: 'utf8' }).includes('postgres');
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    return false;
  }
}
