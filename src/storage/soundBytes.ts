import type { OfficerDatabase } from './officerDatabase';
import type { SecondCopy } from './secondCopy/secondCopy';
import { firstPiece, openBlob } from './sealedBlob';
import { OFFICERS_OWN, type Sealing } from './sealing';
import type { CopyDisk } from './secondCopy/copyDisk';
import { keepBytes, keepSealed, readPieces, type OpenedFile } from './tables/fileBytes';

/** SHA-256 of a blob's bytes, or of pieces in memory, lower-case hex; rejects when they cannot be read. */
export type HashBlob = (bytes: Blob | readonly Uint8Array<ArrayBuffer>[]) => Promise<string>;

export interface Sound extends OpenedFile {
  /** They were missing or broken, and came from the second copy. */
  readonly healed: boolean;
}

/**
 * The bytes of a file, only if they hash as announced: from the main store, else from the second copy, which then heals the main store
 * (B4). Null: neither has them. A large value can be there, have the right size, and fail when it is read.
 */
export async function soundBytes(db: OfficerDatabase, sealing: Sealing, copy: SecondCopy | null, hash: HashBlob, sha256: string): Promise<Sound | null> {
  const here = await readPieces(db, sealing, sha256).catch(() => null);
  if (here && (await hash(here.pieces).catch(() => null)) === sha256) return { ...here, healed: false };
  const other = await fromCopy(sealing, (await copy?.disk) ?? null, hash, sha256).catch(() => null);
  if (!other) return null;
  const file = await db.files.where('sha256').equals(sha256).first();
  const storedAt = (await db.fileBytes.get(sha256).catch(() => undefined))?.storedAt ?? file?.since ?? '';
  const mime = file?.mime ?? other.bytes.type;
  if (other.sealed) await keepSealed(db, [{ sha256, mime, bytes: other.sealed, storedAt }], true);
  else await keepBytes(db, sealing, [{ sha256, of: file?.case ?? OFFICERS_OWN, bytes: new Blob([other.bytes], { type: mime }) }], storedAt, true);
  return { mime, pieces: [new Uint8Array(await other.bytes.arrayBuffer())], healed: true };
}

/** A file of the second copy, if it hashes as announced. `sealed`: as it lies there, in memory; null where an earlier version left it readable. Rejects when the copy cannot be looked at. */
export async function fromCopy(sealing: Sealing, disk: CopyDisk | null, hash: (bytes: Blob) => Promise<string>, sha256: string): Promise<{ readonly bytes: Blob; readonly sealed: Blob | null } | null> {
  const lies = (await disk?.file(sha256)) ?? null;
  if (!lies) return null;
  try {
    // In memory: what the main store gets must not hang on the file of the copy.
    const copied = new Blob([await lies.arrayBuffer()]);
    const isSealed = sealing.keyIdOf(await firstPiece(copied)) !== null;
    const bytes = isSealed ? await openBlob(sealing, sha256, '', copied) : copied;
    return (await hash(bytes)) === sha256 ? { bytes, sealed: isSealed ? copied : null } : null;
  } catch {
    return null;
  }
}
