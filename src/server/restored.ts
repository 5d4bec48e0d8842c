import { auditLog } from './audit/auditLog';
import { commandUser } from './audit/commandUser';
import { openDataFolder } from './dataFolder';
import { joinStore } from './db/joinStore';
import { readSettings } from './settings';
import { beginEpochs } from './usecases/restoring/beginEpochs';

/**
 * `npm run restored`: after database and data folder were put back from a backup, before or while the gateway runs. Tablets then
 * fetch everything anew, and send again what the backup does not have. Harmless when it was not needed.
 */
async function main(): Promise<number> {
  try {
    const settings = readSettings(process.env);
    const store = await joinStore(settings, await openDataFolder(settings.dataFolder));
    try {
      const courts = await beginEpochs(store.db, new Date().toISOString());
      if (courts.length === 0) throw new Error(`there is no court in ${settings.databaseUrl === null ? settings.dataFolder : 'this database'}; is it the one that was restored?`);
      await auditLog(store.auditPool, () => new Date()).write({ what: 'restored', court: null, who: null, from: commandUser(), object: { courts: [...courts] }, outcome: 'done' });
      console.log(`A new epoch has begun for ${courts.length} courts: ${courts.join(', ')}. Tablets send again what is missing as soon as they reach the gateway.`);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    console.error(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

process.exitCode = await main();
