import { userInfo } from 'node:os';

/** Who gives a command on the gateway's machine, as the machine knows them. */
export function commandUser(): string {
  try {
    return `command:${userInfo().username}`;
  } catch {
    // A container's user has a number and no name.
    return `command:${process.getuid?.() ?? 'unknown'}`;
  }
}
