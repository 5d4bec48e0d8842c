import type { OfficerDatabase } from '../officerDatabase';
import { openBlob, openPieces, readWhole, sealBlob } from '../sealedBlob';
import type { Sealing } from '../sealing';
import { strictTransaction } from '../strictTransaction';
import type { FileBytesRow } from './rows';

export interface HashedBytes {
  readonly sha256: string;
  /** The case whose key seals them. */
  readonly of: string;
  readonly bytes: Blob;
  /** The same in memory, where they are there already. */
  readonly atHand?: Uint8Array<ArrayBuffer> | null;
}

/**
 * Stores bytes under their hash, before any entry names them (decisions/0001). What is there already stays, unless `replace`: for
 * bytes that were found broken. What is left of a save that did not end is stored anew, so that no sweep takes it for old. Tells what lies there now.
 */
export async function keepBytes(db: OfficerDatabase, sealing: Sealing, files: readonly HashedBytes[], storedAt: string, replace: boolean): Promise<Lying> {
  const rows = await Promise.all(files.map(async ({ sha256, of, bytes, atHand }) => ({ sha256, mime: bytes.type, bytes: await sealBlob(sealing, of, sha256, atHand ?? bytes), storedAt })));
  return keepSealed(db, rows, replace);
}

/** Rows as they were read right behind the write, in the order of the files; undefined: not there, or not to be read. */
type Lying = readonly (FileBytesRow | undefined)[];

/** The same for bytes that are sealed already: they came from the second copy. */
export async function keepSealed(db: OfficerDatabase, files: readonly FileBytesRow[], replace: boolean): Promise<Lying> {
  // Most are new, and then one message to the disk is enough.
  const added = replace ? null : await writeAndRead(db, files, 'add').catch(unlessThere);
  if (added) return added;
  const known = new Set(await db.fileBytes.where('sha256').anyOf(files.map(({ sha256 }) => sha256)).primaryKeys());
  const wanted = replace ? files : files.filter(({ sha256 }) => !known.has(sha256));
  if (wanted.length > 0) await writeAndRead(db, wanted, 'put');
  const there = files.filter((row) => !wanted.includes(row));
  if (there.length > 0) await renewUnannounced(db, there);
  return readRows(db, files);
}

/** One strict transaction, and behind it in the browser's queue the reading of what it wrote: without a way here and back between them. */
async function writeAndRead(db: OfficerDatabase, files: readonly FileBytesRow[], how: 'add' | 'put'): Promise<Lying> {
  let reading: Promise<Lying> = Promise.resolve([]);
  await strictTransaction(db, ['fileBytes'], (tx) => {
    for (const row of files) tx.store('fileBytes')[how](row);
    tx.end();
    reading = readRows(db, files);
    // Where nothing was written nobody asks for it.
    reading.catch(() => undefined);
  });
  return reading;
}

function readRows(db: OfficerDatabase, files: readonly Pick<FileBytesRow, 'sha256'>[]): Promise<Lying> {
  return new Promise((resolve, reject) => {
    const tx = db.backendDB().transaction('fileBytes', 'readonly');
    const requests = files.map(({ sha256 }) => tx.objectStore('fileBytes').get(sha256) as IDBRequest<FileBytesRow | undefined>);
    // What cannot be read is not there; the others are.
    for (const request of requests) request.onerror = (event) => event.preventDefault();
    tx.oncomplete = () => resolve(requests.map((request) => (request.error ? undefined : request.result)));
    tx.onabort = () => reject(tx.error ?? new Error('the reading was aborted'));
  });
}

function unlessThere(error: unknown): null {
  if (error instanceof Error && error.name === 'ConstraintError') return null;
  throw error;
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
export async function readPieces(db: OfficerDatabase, sealing: Sealing, sha256: string): Promise<OpenedFile | null> {
  // Dexie opens what the browser closed.
  if (!db.isOpen()) await db.fileBytes.count();
  const [row] = await readRows(db, [{ sha256 }]);
  return row ? { mime: row.mime, pieces: await openPieces(sealing, sha256, row.bytes, await readWhole(row.bytes)) } : null;
}

export interface OpenedFile {
  readonly mime: string;
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
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
