import { execFileSync } from 'node:child_process';
import { StartError } from '../../startError';

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user that the embedded PostgreSQL runs as: null is the gateway's own. PostgreSQL refuses to run as root, so
 * for root it is the system's user `postgres`, made where there is none.
 */
export function postgresUser(): UserIds | null {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp();
  if (existing !== null) return existing;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'pipe' });
  } catch {
    throw noUser();
  }
  const made = lookUp();
  if (made === null) throw noUser();
  return made;
}

function lookUp(): UserIds | null {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }).trim());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function noUser(): StartError {
  return new StartError('The gateway runs as root, and PostgreSQL does not; a system user "postgres" could not be made. Start the gateway as an ordinary user.');
}
