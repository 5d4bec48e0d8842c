import { readdirSync, readFileSync } from 'node:fs';

/** The processes of the browser with this profile, and of no other. Linux alone. */
export function browserPids(profile: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandOf(pid).includes(profile))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** SIGKILL for all of them: what the browser has not handed to the operating system is gone. */
export function killBrowser(profile: string): void {
  for (const pid of browserPids(profile)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with the one before.
    }
  }
}
