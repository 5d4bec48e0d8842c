import { spawnSync } from 'node:child_process';
import { StartError } from '../../startError';
import { postgresUser, type UserIds } from './postgresUser';

/** How programs of PostgreSQL are started here. */
export interface Launcher {
  /** Who must own the cluster's files; null: the gateway's own user. */
  readonly owner: UserIds | null;
  /** What to give to spawn for a program with these arguments. */
  readonly command: (program: string, args: readonly string[]) => LaunchCommand;
}

export interface LaunchCommand {
  readonly file: string;
  readonly args: string[];
  readonly as: UserIds | Record<never, never>;
}

/**
 * Chooses how to start PostgreSQL so that it reaches the given paths. An ordinary user starts it as it is; root
 * starts it as the user `postgres`. Where the way there leads through a folder closed to that user (a clone in
 * /root), it is given the one right to pass through closed folders, tried from the narrowest on.
 */
export function chooseLauncher(paths: readonly string[]): Launcher {
  const owner = postgresUser();
  if (owner === null) return { owner, command: (file, args) => ({ file, args: [...args], as: {} }) };
  const asUser: Launcher = { owner, command: (file, args) => ({ file, args: [...args], as: owner }) };
  const found = [asUser, ...rightsToPass.map((right) => withRight(owner, right))].find((launcher) => reaches(launcher, paths));
  if (found !== undefined) return found;
  throw new StartError(
    `The gateway runs as root and its database as the user "postgres", who cannot reach ${paths.join(' and ')}; let others pass through the folders above (chmod o+x), or start the gateway as an ordinary user.`,
  );
}

/** Containers often withhold the first. */
const rightsToPass = ['dac_read_search', 'dac_override'] as const;

function withRight(owner: UserIds, right: (typeof rightsToPass)[number]): Launcher {
  const flags = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    // Else access(), by which PostgreSQL looks at its own program, would leave the right out of account.
    '--securebits=+no_setuid_fixup',
    ...['--inh-caps', '--ambient-caps', '--bounding-set'].map((set) => `${set}=-all,+${right}`),
  ];
  return { owner, command: (file, args) => ({ file: 'setpriv', args: [...flags, '--', file, ...args], as: {} }) };
}

function reaches(launcher: Launcher, paths: readonly string[]): boolean {
  return paths.every((path) => {
    const { file, args, as } = launcher.command('test', ['-x', path]);
    return spawnSync(file, args, { ...as, stdio: 'ignore' }).status === 0;
  });
}
