import { fileTypeFromFile } from 'file-type';
import type { FileReceipt } from '@/wire/receipt';
import type { Blobs } from '../blobs/folderBlobs';
import { hashFile } from '../blobs/hashFile';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { keepAside } from '../uploads/keepAside';
import { announcedFile, fileReceiptId, type FileName } from './announcedFile';

/** What of a gateway a file needs; a command beside it has the same. */
export type FileParts = Pick<Gateway, 'db' | 'keys' | 'now' | 'dataFolder'>;

export interface ArrivedFile extends FileName {
  readonly court: string;
  /** Where it lies in the staging folder; it stays there unless it is refused. */
  readonly path: string;
  readonly mime: string;
}

/**
 * Takes a file that has arrived whole: hashes it, looks into it, puts it on the disk under its hash, and only then writes the
 * row and the receipt (B1). May be repeated after any failure. Throws `hashMismatch` or `notAnImage` and keeps such a file
 * aside; a full disk comes through as the error that it is.
 */
export async function receiveFile(gateway: FileParts, blobs: Blobs, file: ArrivedFile): Promise<string> {
  const announced = await announcedFile(gateway.db, file.court, file);
  const measured = await hashFile(file.path);
  const isImage = [file.mime, announced.mime].some((mime) => mime?.startsWith('image/') === true);
  const type = isImage ? ((await fileTypeFromFile(file.path))?.mime ?? null) : null;
  const { path, ...metadata } = file;
  const refuse = async (reason: 'hashMismatch' | 'notAnImage', words: string): Promise<never> => {
    await keepAside(gateway.dataFolder.rejected, path, { reason, metadata, measured: { ...measured, type }, at: gateway.now().toISOString() });
    throw new GatewayError(reason, words);
  };
  if (measured.sha256 !== file.sha256) return refuse('hashMismatch', 'The bytes that arrived do not give the announced SHA-256; they are kept aside, send the file again.');
  if (isImage && type?.startsWith('image/') !== true) return refuse('notAnImage', 'The file is announced as an image and its bytes are none; it is kept aside.');
  await blobs.keep(path, file.sha256);
  return receipt(gateway, file, measured.size);
}

async function receipt(gateway: FileParts, file: ArrivedFile, size: number): Promise<string> {
  const { signReceipt } = await gateway.keys.court(file.court);
  const { writer, entry, sha256, court } = file;
  return gateway.db.transaction().execute(async (trx) => {
    const now = gateway.now().toISOString();
    const { epoch } = await trx.selectFrom('courts').select('epoch').where('court_id', '=', court).executeTakeFirstOrThrow();
    // Two finished uploads of one file meet here: the second waits for the row and finds it stored.
    const stored = await trx
      .updateTable('attachments')
      .set({ state: 'stored', size, stored_at: now })
      .where('court_id', '=', court)
      .where('writer_id', '=', writer)
      .where('attach_entry', '=', entry)
      .where('sha256', '=', sha256)
      .where('state', '=', 'announced')
      .executeTakeFirstOrThrow();
    const id = fileReceiptId(file);
    if (stored.numUpdatedRows === 0n) return (await trx.selectFrom('receipts').select('jws').where('court_id', '=', court).where('receipt_id', '=', id).executeTakeFirstOrThrow()).jws;
    const payload: FileReceipt = { kind: 'file', court, epoch, writer, entry, sha256, size, at: now };
    const jws = await signReceipt(payload);
    await trx.insertInto('receipts').values({ court_id: court, receipt_id: id, kind: 'file', writer_id: writer, sha256, issued_at: now, jws }).execute();
    return jws;
  });
}
