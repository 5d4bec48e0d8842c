/** What the browser says of its room. An estimate, and known to be wrong in both directions: never a promise. */
export interface StorageRoom {
  readonly usageBytes: number | null;
  readonly quotaBytes: number | null;
  /** Whether the browser promised not to evict this origin's data; null where it does not tell. */
  readonly persisted: boolean | null;
}

export async function storageRoom(): Promise<StorageRoom> {
  const storage = globalThis.navigator?.storage;
  const [estimate, persisted] = await Promise.all([storage?.estimate?.().catch(() => null) ?? null, storage?.persisted?.().catch(() => null) ?? null]);
  return { usageBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null, persisted };
}

/** Asks the browser not to evict this origin's data. False: refused; null: it cannot be asked. */
export async function askToPersist(): Promise<boolean | null> {
  const storage = globalThis.navigator?.storage;
  if (!storage?.persist) return null;
  return (await storage.persisted().catch(() => false)) || storage.persist().catch(() => false);
}
