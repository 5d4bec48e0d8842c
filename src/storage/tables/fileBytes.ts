import type { OfficerDatabase } from '../officerDatabase';
import { openBlob, openPieces, sealBlob } from '../sealedBlob';
import type { Sealing } from '../sealing';
import { strictTransaction } from '../strictTransaction';
import type { FileBytesRow } from './rows';

export interface HashedBytes {
  readonly sha256: string;
  /** The case whose key seals them. */
  readonly of: string;
  readonly bytes: Blob;
}

/**
 * Stores bytes under their hash, before any entry names them (decisions/0001). What is there already stays, unless `replace`: for
 * bytes that were found broken. What is left of a save that did not end is stored anew, so that no sweep takes it for old.
 */
export async function keepBytes(db: OfficerDatabase, sealing: Sealing, files: readonly HashedBytes[], storedAt: string, replace: boolean): Promise<void> {
  await keepSealed(db, await Promise.all(files.map(async ({ sha256, of, bytes }) => ({ sha256, mime: bytes.type, bytes: await sealBlob(sealing, of, sha256, bytes), storedAt }))), replace);
}

/** The same for bytes that are sealed already: they came from the second copy. */
export async function keepSealed(db: OfficerDatabase, files: readonly FileBytesRow[], replace: boolean): Promise<void> {
  const there: FileBytesRow[] = [];
  await strictTransaction(db, ['fileBytes'], (tx) => {
    const store = tx.store('fileBytes');
    tx.whenAll(files.map(({ sha256 }) => store.getKey(sha256)), (known) => {
      files.forEach((row, i) => {
        if (replace || known[i] === undefined) store.put(row);
        else there.push(row);
      });
      tx.end();
    });
  });
  if (there.length > 0) await renewUnannounced(db, there);
}

async function renewUnannounced(db: OfficerDatabase, files: readonly FileBytesRow[]): Promise<void> {
  await db.transaction('rw', db.fileBytes, db.files, async () => {
    const announced = await announcedHashes(db);
    await db.fileBytes.bulkPut(files.filter(({ sha256 }) => !announced.has(sha256)));
  });
}

const announcedHashes = async (db: OfficerDatabase): Promise<Set<string>> => new Set((await db.files.toCollection().primaryKeys()).map(([, sha256]) => sha256));

/** The untouched bytes, or null. A broken large value fails here or when it is read, not before: hash what you get. */
export async function readBytes(db: OfficerDatabase, sealing: Sealing, sha256: string): Promise<Blob | null> {
  const row = await db.fileBytes.get(sha256);
  return row ? openBlob(sealing, sha256, row.mime, row.bytes) : null;
}

/** The same as pieces in memory, for who only looks at them. */
export async function readPieces(db: OfficerDatabase, sealing: Sealing, sha256: string): Promise<readonly Uint8Array<ArrayBuffer>[] | null> {
  const row = await db.fileBytes.get(sha256);
  return row ? openPieces(sealing, sha256, row.bytes) : null;
}

/** The bytes as they lie there, sealed; for the second copy and for a tablet that is locked. */
export const sealedBytes = async (db: OfficerDatabase, sha256: string): Promise<Blob | null> => (await db.fileBytes.get(sha256))?.bytes ?? null;

/** Lets go of bytes that no entry has announced; announced ones stay. */
export async function dropUnannounced(db: OfficerDatabase, hashes: readonly string[]): Promise<void> {
  await db.transaction('rw', db.fileBytes, db.files, async () => {
    const announced = await announcedHashes(db);
    await db.fileBytes.bulkDelete(hashes.filter((sha256) => !announced.has(sha256)));
  });
}

/** Bytes that were stored before `before` (ISO) and never announced: their save did not end. Returns how many went. */
export async function sweepUnannounced(db: OfficerDatabase, before: string): Promise<number> {
  const [stored, announced] = await Promise.all([db.fileBytes.toCollection().primaryKeys(), announcedHashes(db)]);
  const orphans = stored.filter((sha256) => !announced.has(sha256));
  const rows = await db.fileBytes.bulkGet(orphans);
  const old = rows.flatMap((row) => (row && row.storedAt < before ? [row.sha256] : []));
  if (old.length > 0) await dropUnannounced(db, old);
  return old.length;
}
