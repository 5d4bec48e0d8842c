import type { DataFolder } from '../dataFolder';
import { FolderTakenError } from '../dataFolderLock';
import type { Settings } from '../settings';
import { StartError } from '../startError';
import { clusterAddress, clusterPassword, readPort } from './embedded/clusterAccess';
import { migrateToLatest } from './migrateToLatest';
import { openDatabase, type OpenedDatabase } from './openDatabase';
import { openStore } from './openStore';

/** A gateway that is just starting has its database ready within this time. */
const PATIENCE_MS = 30_000;

/**
 * The store for a command (the import): it works beside a running gateway on the same database, and with none
 * running it has the data folder to itself until it is closed.
 */
export async function joinStore(settings: Settings, folder: DataFolder): Promise<OpenedDatabase> {
  if (settings.databaseUrl !== null) {
    const database = openDatabase({ url: settings.databaseUrl }, { maxConnections: 2, auditUrl: settings.auditDatabaseUrl });
    await migrateToLatest(database.db);
    return database;
  }
  try {
    return await openStore(settings, folder, () => undefined);
  } catch (error) {
    if (error instanceof FolderTakenError) return joinEmbedded(folder);
    throw error;
  }
}

async function joinEmbedded(folder: DataFolder): Promise<OpenedDatabase> {
  const password = await clusterPassword(folder.keys);
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const port = await readPort(folder.root);
    const database = port === null ? null : openDatabase(clusterAddress(port, password), { maxConnections: 2 });
    try {
      if (database !== null) {
        // The gateway migrates before it takes requests; until then there is no courts table to read.
        await database.pool.query('SELECT count(*) FROM courts');
        return database;
      }
    } catch {
      await database?.close();
    }
    if (performance.now() > deadline) throw new StartError('A gateway holds the data folder, but its database does not answer; try again when it runs.');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
