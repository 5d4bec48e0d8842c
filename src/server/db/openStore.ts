import type { DataFolder } from '../dataFolder';
import { lockDataFolder } from '../dataFolderLock';
import type { Settings } from '../settings';
import { StartError } from '../startError';
import { startEmbeddedPostgres } from './embedded/startEmbeddedPostgres';
import { migrateToLatest } from './migrateToLatest';
import { openDatabase, type OpenedDatabase } from './openDatabase';
import { takeLease } from './takeLease';

export interface Store extends OpenedDatabase {
  /** Whether this is the database's one active gateway right now. */
  readonly leaseHeld: () => boolean;
}

/**
 * Takes the data folder and its database for this process alone, with the schema up to date. Throws a StartError
 * if another gateway has either of them; `onLeaseLost` is called if one takes over later.
 */
export async function openStore(settings: Settings, folder: DataFolder, onLeaseLost: () => void): Promise<Store> {
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    const lock = await lockDataFolder(folder.root);
    undo.push(lock.release);
    const address = settings.databaseUrl === null ? await embedded(folder, undo) : { url: settings.databaseUrl };
    const lease = await takeLease(address, onLeaseLost).catch(explain);
    undo.push(lease.release);
    const database = openDatabase(address, { auditUrl: settings.auditDatabaseUrl });
    undo.push(database.close);
    await migrateToLatest(database.db);
    return { ...database, leaseHeld: lease.held, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function embedded(folder: DataFolder, undo: (() => Promise<void>)[]) {
  const postgres = await startEmbeddedPostgres(folder);
  undo.push(postgres.stop);
  return postgres.address;
}

/** The address itself is not repeated: it holds a password. */
function explain(error: unknown): never {
  if (error instanceof StartError) throw error;
  throw new StartError(`The database does not let the gateway in: ${error instanceof Error ? error.message : String(error)}`);
}
