import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { limits } from '@/domain/journal';
import { uploadMetadata } from '@/wire/files';
import type { Session } from '../auth/sessionStore';
import type { Blobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { ownAnnouncedFile } from '../usecases/announcedFile';
import { receiveFile } from '../usecases/receiveFile';
import { readUploadMetadata } from './readUploadMetadata';
import { stagedFile, stagedId } from './stagingStore';

export interface WholeUpload {
  readonly id: string;
  readonly size: number;
  readonly receipt: string;
}

/** Whether the request that creates an upload also brings all of it. */
export const bringsAll = ({ headers }: IncomingMessage): boolean =>
  headers['content-type'] === 'application/offset+octet-stream' && headers['upload-length'] !== undefined && headers['upload-length'] === headers['content-length'] && headers['upload-length'] !== '0';

/**
 * Takes a file that comes whole with its creation: hashed as it arrives and written once. When the line breaks nothing of it is left: who
 * never heard its address could not go on with it.
 */
export async function takeWhole(gateway: Gateway, blobs: Blobs, session: Session, request: IncomingMessage): Promise<WholeUpload> {
  try {
    const length = Number(request.headers['upload-length']);
    if (length > limits.fileBytes) throw new GatewayError('tooLarge', 'A file has at most 64 MiB.');
    const claims = uploadMetadata.safeParse(readUploadMetadata(String(request.headers['upload-metadata'])));
    if (!claims.success) throw new GatewayError('badRequest', 'An upload names its length, and sha256, writer, case, entry and mime in its metadata.');
    const { writer, entry, sha256, mime, sealedWith } = claims.data;
    const court = session.courtId;
    const { epoch, ...announced } = await ownAnnouncedFile(gateway.db, session, claims.data);
    const id = stagedId(stagedFile(writer, entry, sha256));
    const path = join(gateway.dataFolder.staging, id);
    try {
      const measured = await writeDown(request, path, length);
      const arrived = { court, writer, entry, sha256, mime, path };
      if (sealedWith === undefined) return { id, size: length, receipt: await receiveFile(gateway, blobs, arrived, { announced, measured, epoch }) };
      const receipt = await receiveFile(gateway, blobs, { ...arrived, sealedWith });
      // What was opened lies under its hash.
      await rm(path, { force: true });
      return { id, size: length, receipt };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  } finally {
    // What is not wanted is read away, or the answer would not arrive.
    request.resume();
  }
}

/** A photo comes in a dozen pieces; to write each by itself is a dozen turns of the few threads that also wait for the disk. */
const WRITTEN_AT_ONCE_BYTES = 1024 * 1024;

async function writeDown(request: IncomingMessage, path: string, length: number): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    let held: Buffer[] = [];
    let heldBytes = 0;
    const writeHeld = async (): Promise<void> => {
      const bytes = Buffer.concat(held);
      held = [];
      heldBytes = 0;
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
    };
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hash.update(chunk);
      held.push(chunk);
      heldBytes += chunk.length;
      size += chunk.length;
      if (heldBytes >= WRITTEN_AT_ONCE_BYTES) await writeHeld();
    }
    await writeHeld();
    if (size !== length) throw broken();
    await file.sync();
    return { sha256: hash.digest('hex'), size };
  } catch (error) {
    throw request.errored ? broken() : error;
  } finally {
    await file.close();
  }
}

const broken = (): GatewayError => new GatewayError('badRequest', 'The line broke before all bytes were here.');
