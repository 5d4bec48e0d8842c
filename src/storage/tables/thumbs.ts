import type { OfficerDatabase } from '../officerDatabase';

/** Small pictures, made again whenever one is missing. */
export function createThumbs(db: OfficerDatabase) {
  return {
    async read(sha256: string): Promise<Blob | null> {
      return (await db.thumbs.get(sha256))?.bytes ?? null;
    },
    async keep(sha256: string, bytes: Blob): Promise<void> {
      await db.thumbs.put({ sha256, bytes });
    },
  };
}
