import type { OfficerDatabase } from '../officerDatabase';
import { OFFICERS_OWN, type Sealing } from '../sealing';

const recordOf = (sha256: string): string => `thumb/${sha256}`;

/** Small pictures, made again whenever one is missing. */
export function createThumbs(db: OfficerDatabase, sealing: Sealing) {
  return {
    async read(sha256: string): Promise<Blob | null> {
      const row = await db.thumbs.get(sha256);
      return row ? new Blob([(await sealing.open(recordOf(sha256), row.bytes)) as Uint8Array<ArrayBuffer>], { type: row.mime }) : null;
    },
    async keep(sha256: string, bytes: Blob): Promise<void> {
      await db.thumbs.put({ sha256, mime: bytes.type, bytes: await sealing.seal(OFFICERS_OWN, recordOf(sha256), new Uint8Array(await bytes.arrayBuffer())) });
    },
  };
}
