import type { OfficerDatabase } from './officerDatabase';
import { problemOf, type StorageProblem } from './problem';
import type { BundleRow } from './tables/rows';

/** Sealed bundles that are carried to the court for others; each is kept until the court has said yes. */
export function createCarriedBundles(db: OfficerDatabase, hash: (bytes: Blob) => Promise<string>) {
  return {
    list: (): Promise<BundleRow[]> => db.bundles.toArray(),
    /** Stores a bundle under its hash; null when it is on the disk and was read back. */
    async keep(bytes: Blob, takenAt: string): Promise<StorageProblem | null> {
      try {
        const id = await hash(bytes);
        await db.bundles.put({ id, bytes, takenAt });
        const back = await db.bundles.get(id);
        if (back && (await hash(back.bytes)) === id) return null;
        await db.bundles.delete(id);
        return 'storageFailed';
      } catch (error) {
        return problemOf(error);
      }
    },
    /** The court's no, to be seen by a person: it is not sent again by itself. */
    refuse: async (id: string, refused: NonNullable<BundleRow['refused']>): Promise<void> => void (await db.bundles.update(id, { refused })),
    drop: (id: string): Promise<void> => db.bundles.delete(id),
  };
}
