import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { clusterAddress } from './clusterAccess';
import type { Launcher } from './launcher';
import type { PostgresBinaries } from './postgresBinaries';

export interface PostgresRun {
  readonly binaries: PostgresBinaries;
  readonly cluster: string;
  readonly logs: string;
  readonly password: string;
  readonly launcher: Launcher;
}

/** Crash recovery after a power cut may take its time; a server that is alive is waited for this long. */
const READY_MS = 120_000;
const LOG_BYTES = 10_000_000;

/** What is acknowledged must survive a power cut; only this machine may connect, and only with the password. */
const serverFlags = (port: number): string[] =>
  [
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
    'max_connections=60',
    'timezone=UTC',
    'log_timezone=UTC',
    // Bodies of entries and passwords' hashes stay out of the log.
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
    'log_min_error_statement=panic',
  ].flatMap((setting) => ['-c', setting]);

/** Starts the server on a port and returns once it takes connections; throws with the last words of its log if it does not. */
export async function runPostgres(run: PostgresRun, port: number): Promise<ChildProcess> {
  const logFile = join(run.logs, 'postgres.log');
  const log = openLog(logFile);
  const { file, args, as } = run.launcher.command(run.binaries.postgres, ['-D', run.cluster, ...serverFlags(port)]);
  const child = spawn(file, args, {
    ...as,
    cwd: run.cluster,
    // A file, not a pipe: a server that outlives its gateway must not choke on its own log.
    stdio: ['ignore', log, log],
    // Ctrl-C in a terminal reaches the whole group; the gateway stops its database itself, in order.
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(log);
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`PostgreSQL ended while it started: ${lastWords(logFile)}`)));
  });
  failed.catch(() => undefined);
  await Promise.race([ready(port, run.password), failed]);
  return child;
}

async function ready(port: number, password: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const client = new pg.Client({ ...clusterAddress(port, password, 'postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      // 28P01: the wrong password will stay wrong.
      const hopeless = error instanceof Error && 'code' in error && error.code === '28P01';
      if (hopeless || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function openLog(path: string): number {
  try {
    if (statSync(path).size > LOG_BYTES) renameSync(path, `${path}.1`);
  } catch {
    // There is no log yet.
  }
  return openSync(path, 'a', 0o600);
}

function lastWords(path: string): string {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.filter((line) => /FATAL|PANIC|could not/.test(line)).at(-1) ?? lines.at(-1) ?? 'no reason given';
}
