import type { ChildProcess } from 'node:child_process';
import type { DataFolder } from '../../dataFolder';
import { StartError } from '../../startError';
import type { DatabaseAddress } from '../openDatabase';
import { clusterAddress, clusterPassword, freeLoopbackPort, writePort } from './clusterAccess';
import { createDatabaseIfMissing } from './createDatabaseIfMissing';
import { initCluster } from './initCluster';
import { chooseLauncher } from './launcher';
import { postgresBinaries } from './postgresBinaries';
import { runPostgres, type PostgresRun } from './runPostgres';
import { stopOrphan } from './stopOrphan';
import { stopPostgres } from './stopPostgres';

export interface EmbeddedPostgres {
  readonly address: DatabaseAddress;
  /** Stops the server cleanly and waits for its end. */
  readonly stop: () => Promise<void>;
}

const START_ATTEMPTS = 5;
const RESTART_MS = 500;

/**
 * Starts the PostgreSQL of the data folder: makes it at the first start, takes over from one that a killed gateway
 * left behind, and starts it again on the same port should it end while the gateway runs. The caller holds the
 * data folder's lock.
 */
export async function startEmbeddedPostgres(folder: DataFolder): Promise<EmbeddedPostgres> {
  const password = await clusterPassword(folder.keys);
  const binaries = postgresBinaries();
  const launcher = chooseLauncher([binaries.postgres, folder.root]);
  const run: PostgresRun = { binaries, cluster: folder.postgres, logs: folder.logs, password, launcher };
  await initCluster(binaries, run.cluster, password, launcher);
  await stopOrphan(run.cluster);
  const { child, port } = await startOnFreePort(run);
  await writePort(folder.root, port);
  await createDatabaseIfMissing(clusterAddress(port, password, 'postgres'));

  let current: ChildProcess | null = child;
  let stopping = false;
  const watch = (watched: ChildProcess): void => {
    watched.once('exit', () => {
      current = null;
      if (!stopping) setTimeout(restart, RESTART_MS).unref();
    });
  };
  const restart = (): void => {
    if (stopping) return;
    void runPostgres(run, port).then(
      (started) => {
        current = started;
        if (stopping) return void stopPostgres(started);
        watch(started);
      },
      () => setTimeout(restart, RESTART_MS * 4).unref(),
    );
  };
  watch(child);
  return {
    address: clusterAddress(port, password),
    async stop() {
      stopping = true;
      if (current !== null) await stopPostgres(current);
    },
  };
}

async function startOnFreePort(run: PostgresRun): Promise<{ child: ChildProcess; port: number }> {
  let reason = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    const port = await freeLoopbackPort();
    try {
      return { child: await runPostgres(run, port), port };
    } catch (error) {
      // The port was taken meanwhile, or children of a killed server still hold its memory for a moment.
      reason = error instanceof Error ? error.message : String(error);
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS * (attempt + 1)));
    }
  }
  throw new StartError(`The embedded PostgreSQL did not start: ${reason}`);
}
