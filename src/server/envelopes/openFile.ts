import { open, rm, type FileHandle } from 'node:fs/promises';
import { limits } from '@/domain/journal';
import { PIECE_LENGTH_BYTES, pieceRecord } from '@/domain/envelope';
import { courtSealedKey } from '@/wire/push';
import type { CourtKeys } from '../keys/courtKeys';
import { jsonOf } from './jsonOf';
import { envelopeKeys } from './envelopeKeys';

/** A piece is 4 MiB; none is read into memory that is much larger. */
const MOST_PIECE_BYTES = 8 * 1024 * 1024;

/**
 * Opens a file that came sealed from a locked tablet (K5), piece by piece, beside where it lies; returns where. Null: it does not open. `sealedWith` is what the tablet says of its
 * key, which has to be of the case in which the file was announced: nobody has the court open what belongs to a case that is not theirs.
 */
export async function openFile(court: CourtKeys, path: string, caseId: string | null, sha256: string, sealedWith: string): Promise<string | null> {
  const key = courtSealedKey.safeParse(jsonOf(sealedWith));
  if (!key.success || key.data.of !== caseId) return null;
  const openRecord = envelopeKeys(court)(key.data);
  const opened = `${path}.opened`;
  const [from, to] = [await open(path, 'r'), await open(opened, 'w', 0o600)];
  let isWhole = false;
  try {
    isWhole = await copyPieces(from, to, (place, isLast, sealed) => openRecord(pieceRecord(sha256, place, isLast), sealed));
    await to.sync();
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
  if (isWhole) return opened;
  await rm(opened, { force: true });
  return null;
}

async function copyPieces(from: FileHandle, to: FileHandle, openPiece: (place: number, isLast: boolean, sealed: Buffer) => Buffer | null): Promise<boolean> {
  const { size } = await from.stat();
  let written = 0;
  for (let at = 0, place = 0; at < size; place += 1) {
    const length = (await read(from, at, PIECE_LENGTH_BYTES)).readUInt32BE();
    const end = at + PIECE_LENGTH_BYTES + length;
    if (length > MOST_PIECE_BYTES || end > size) return false;
    const plain = openPiece(place, end === size, await read(from, at + PIECE_LENGTH_BYTES, length));
    if (!plain || (written += plain.length) > limits.fileBytes) return false;
    await to.write(plain);
    at = end;
  }
  return true;
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, Math.max(bytesRead, PIECE_LENGTH_BYTES));
}
