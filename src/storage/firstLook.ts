import type { MetaKey } from './clearOn';
import type { OfficerDatabase } from './officerDatabase';
import type { KeyRow } from './tables/rows';

/** What a store is opened with. */
export interface FirstLook {
  readonly meta: ReadonlyMap<MetaKey, string>;
  readonly keys: readonly KeyRow[];
}

/** Read in one go: each question of its own to the disk would be a wait before the first screen. */
export async function firstLook(db: OfficerDatabase): Promise<FirstLook> {
  const [meta, keys] = await db.transaction('r', db.meta, db.keys, () => Promise.all([db.meta.toArray(), db.keys.toArray()]));
  return { meta: new Map(meta.map(({ key, value }) => [key, value])), keys };
}
