import type { OfficerDatabase } from './officerDatabase';

/**
 * The epoch of an opened store, `known` where one was read; a new store calls itself `fresh`. From then on this connection writes into that store alone: the browser
 * may close a store that it found damaged, and Dexie would open an empty one in its place without a word.
 */
export async function settleEpoch(db: OfficerDatabase, known: string | null, fresh: string, onClosed: () => void): Promise<string> {
  const epoch = known ?? (await named(db, fresh));
  db.backendDB().addEventListener('close', onClosed);
  db.on(
    'ready',
    async () => {
      if ((await db.meta.get('storeEpoch'))?.value === epoch) return;
      onClosed();
      throw new Error('another store than the one that was opened');
    },
    true,
  );
  return epoch;
}

/** Two tabs may name a new store at once. */
const named = (db: OfficerDatabase, fresh: string): PromiseLike<string> =>
  db.transaction('rw', db.meta, async () => {
    const known = await db.meta.get('storeEpoch');
    if (!known) await db.meta.put({ key: 'storeEpoch', value: fresh });
    return known?.value ?? fresh;
  });
