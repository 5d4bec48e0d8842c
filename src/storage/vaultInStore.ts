import { databaseName } from './officerDatabase';
import { probeStore } from './probeStore';

/** The officer's closed vault as their store notes it, for when the note outside is lost; null: there is none. Opens nothing. */
export async function vaultInStore<T extends object>(officer: string, factory = indexedDB): Promise<T | null> {
  const probe = await probeStore(factory, databaseName(officer));
  return probe.is === 'there' && probe.vault !== null ? (JSON.parse(probe.vault) as T) : null;
}
