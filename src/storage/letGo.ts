import type { OfficerDatabase } from './officerDatabase';
import { mayGo } from './pressure';
import type { SecondCopy } from './secondCopy/secondCopy';

/** Originals that this tablet let go of so far; the court has each, and so does every list: rows and thumbnails stay. */
export interface LetGo {
  readonly files: number;
  readonly bytes: number;
  /** When it last let go of any, by the court's time. */
  readonly at: string;
}

/** Lets go of receipted bytes when room is short, from both copies (D6). */
export function createLetGo(db: OfficerDatabase, copy: SecondCopy | null) {
  async function soFar(): Promise<LetGo | null> {
    const row = await db.meta.get('letGo');
    return row ? (JSON.parse(row.value) as LetGo) : null;
  }

  return {
    soFar,
    /** Frees about so many bytes of the main store, if there are as many that may go; returns how many went. `courtTime`: the last that the court told. */
    async free(courtTime: string, wantedBytes: number): Promise<number> {
      const gone = await db.transaction('rw', db.files, db.fileBytes, db.meta, async () => {
        const there = new Set(await db.fileBytes.toCollection().primaryKeys());
        const files = (await db.files.toArray()).filter(({ sha256 }) => there.has(sha256));
        const going = mayGo(files, courtTime, wantedBytes);
        if (going.length === 0) return [];
        await db.fileBytes.bulkDelete(going.map(({ sha256 }) => sha256));
        const before = await soFar();
        const now: LetGo = { files: (before?.files ?? 0) + going.length, bytes: (before?.bytes ?? 0) + going.reduce((sum, { size }) => sum + size, 0), at: courtTime };
        await db.meta.put({ key: 'letGo', value: JSON.stringify(now) });
        return going;
      });
      const disk = await copy?.disk;
      // A copy that stays is only room that is not won yet; the upkeep takes it later.
      for (const { sha256 } of gone) await disk?.removeFile(sha256).catch(() => undefined);
      return gone.reduce((sum, { size }) => sum + size, 0);
    },
  };
}
