import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BundleRecord, BundleRefusal } from '@/wire/bundle';
import { folderBlobs, type Blobs } from '../blobs/folderBlobs';
import { GatewayError } from '../gatewayError';
import { receiveFile, type FileParts } from '../usecases/receiveFile';

export type FileRecord = Extract<BundleRecord, { is: 'file' }>;
export type FileTaken = 'stored' | 'known' | Extract<BundleRefusal, 'notAnnounced' | 'hashMismatch' | 'missingBytes'>;

/** Takes one file of a bundle by the same checks as an upload (B1). What the court already has is not written again. */
export async function takeFile(parts: FileParts, court: string, file: FileRecord, content: AsyncIterable<Uint8Array>): Promise<FileTaken> {
  const blobs = folderBlobs(parts.dataFolder.blobs);
  const row = await parts.db
    .selectFrom('attachments')
    .select('state')
    .where('court_id', '=', court)
    .where('writer_id', '=', file.writer)
    .where('attach_entry', '=', file.entry)
    .where('sha256', '=', file.sha256)
    .executeTakeFirst();
  if (row === undefined) return 'notAnnounced';
  if (row.state === 'stored' && (await isThere(blobs, file.sha256))) return 'known';
  return file.bytes === null ? 'missingBytes' : receive(parts, blobs, court, file, content);
}

async function receive(parts: FileParts, blobs: Blobs, court: string, { writer, entry, sha256, mime }: FileRecord, content: AsyncIterable<Uint8Array>): Promise<FileTaken> {
  const path = join(parts.dataFolder.staging, `bundle-${randomUUID()}`);
  try {
    await pipeline(Readable.from(content), createWriteStream(path, { mode: 0o600 }));
    await receiveFile(parts, blobs, { court, writer, entry, sha256, mime, path });
    return 'stored';
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : null;
    if (code === 'notAnnounced' || code === 'hashMismatch') return code;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function isThere(blobs: Blobs, sha256: string): Promise<boolean> {
  const file = await blobs.open(sha256);
  await file?.close();
  return file !== null;
}
