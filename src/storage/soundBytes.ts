import type { OfficerDatabase } from './officerDatabase';
import type { SecondCopy } from './secondCopy/secondCopy';
import { keepBytes, readBytes } from './tables/fileBytes';

/** SHA-256 of a blob's bytes, lower-case hex; rejects when they cannot be read. */
export type HashBlob = (bytes: Blob) => Promise<string>;

export interface Sound {
  readonly bytes: Blob;
  /** They were missing or broken, and came from the second copy. */
  readonly healed: boolean;
}

/**
 * The bytes of a file, only if they hash as announced: from the main store, else from the second copy, which then heals the main store
 * (B4). Null: neither has them. A large value can be there, have the right size, and fail when it is read.
 */
export async function soundBytes(db: OfficerDatabase, copy: SecondCopy | null, hash: HashBlob, sha256: string): Promise<Sound | null> {
  const hashes = async (bytes: Blob | null): Promise<boolean> => bytes !== null && (await hash(bytes).catch(() => null)) === sha256;
  const here = await readBytes(db, sha256).catch(() => null);
  if (here && (await hashes(here))) return { bytes: here, healed: false };
  const other = (await (await copy?.disk)?.file(sha256).catch(() => null)) ?? null;
  if (!other || !(await hashes(other))) return null;
  const file = await db.files.where('sha256').equals(sha256).first();
  // In memory: what the main store gets must not hang on the file of the copy.
  const bytes = new Blob([await other.arrayBuffer()], { type: file?.mime ?? other.type });
  const storedAt = (await db.fileBytes.get(sha256).catch(() => undefined))?.storedAt ?? file?.since ?? '';
  await keepBytes(db, [{ sha256, bytes }], storedAt, true);
  return { bytes, healed: true };
}
