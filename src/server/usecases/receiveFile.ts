import { open, rm } from 'node:fs/promises';
import { sql, type Selectable } from 'kysely';
import type { FileReceipt } from '@/wire/receipt';
import type { Blobs } from '../blobs/folderBlobs';
import { hashFile } from '../blobs/hashFile';
import type { AttachmentsTable } from '../db/tables/attachments';
import { openFile } from '../envelopes/openFile';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { keepAside } from '../uploads/keepAside';
import { lookIntoImage, type ImageFound } from '../uploads/lookIntoImage';
import { announcedFile, fileReceiptId, type FileName } from './announcedFile';

/** What of a gateway a file needs; a command beside it has the same. */
export type FileParts = Pick<Gateway, 'db' | 'keys' | 'now' | 'audit' | 'dataFolder'>;

export interface ArrivedFile extends FileName {
  readonly court: string;
  /** Where it lies in the staging folder; it stays there unless it is refused. */
  readonly path: string;
  readonly mime: string;
  /** The key for the court that it is sealed with: it comes from a locked tablet (K5). Then nothing is known of it before it is opened. */
  readonly sealedWith?: string | undefined;
}

/** What the caller knows of the file, which is on the disk and needed nowhere else. */
export interface KnownFile {
  readonly announced: Selectable<AttachmentsTable>;
  readonly measured: { readonly sha256: string; readonly size: number };
  /** The court's, as of just now; null: it is to be asked for. */
  readonly epoch: string | null;
}

/**
 * Takes a file that has arrived whole: hashes it, looks into it, puts it on the disk under its hash, and only then writes the
 * row and the receipt (B1, B5). May be repeated after any failure. Throws `hashMismatch` and keeps such a file aside; a full disk comes through as the error that it is.
 */
export async function receiveFile(gateway: FileParts, blobs: Blobs, { sealedWith, ...file }: ArrivedFile, known?: KnownFile): Promise<string> {
  if (sealedWith !== undefined) return receiveSealed(gateway, blobs, file, sealedWith);
  const announced = known?.announced ?? (await announcedFile(gateway.db, file.court, file));
  const measured = known?.measured ?? (await hashFile(file.path));
  const { path, ...metadata } = file;
  if (measured.sha256 !== file.sha256) {
    await keepAside(gateway.dataFolder.rejected, path, { reason: 'hashMismatch', metadata, measured, at: gateway.now().toISOString() });
    throw new GatewayError('hashMismatch', 'The bytes that arrived do not give the announced SHA-256; they are kept aside, send the file again.');
  }
  // Called an image and none: evidence all the same, and never shown as one.
  const isImage = [file.mime, announced.mime].some((mime) => mime?.startsWith('image/') === true);
  const found = isImage ? await lookAt(path) : NOTHING_FOUND;
  await (known ? blobs.move(path, file.sha256) : blobs.keep(path, file.sha256));
  return receipt(gateway, file, { size: measured.size, ...found }, known?.epoch ?? null);
}

async function lookAt(path: string): Promise<ImageFound> {
  const file = await open(path, 'r');
  try {
    return await lookIntoImage(file);
  } finally {
    await file.close();
  }
}

/** What is not called an image is not looked into: it is never shown. */
const NOTHING_FOUND: ImageFound = { mime: null, width: null, height: null };

/** The same for one that lies sealed; what was opened is taken, and what was sealed is the caller's to remove. */
async function receiveSealed(gateway: FileParts, blobs: Blobs, file: ArrivedFile, sealedWith: string): Promise<string> {
  const { case_id: caseId } = await announcedFile(gateway.db, file.court, file);
  const opened = await openFile(await gateway.keys.court(file.court), file.path, caseId, file.sha256, sealedWith);
  // What does not open is refused as bytes of another hash are, and kept aside.
  if (opened === null) return receiveFile(gateway, blobs, file);
  try {
    return await receiveFile(gateway, blobs, { ...file, path: opened });
  } finally {
    await rm(opened, { force: true });
  }
}

/** An epoch that begins in between, and one more in case of doubt. */
const MOST_TURNS = 3;

/** Stores the row and its receipt in one statement; another upload of the same file, or a new epoch, may have come first. */
async function receipt(gateway: FileParts, file: ArrivedFile, { size, mime, width, height }: ImageFound & { readonly size: number }, epochBefore: string | null): Promise<string> {
  const { signReceipt } = await gateway.keys.court(file.court);
  const { writer, entry, sha256, court } = file;
  const id = fileReceiptId(file);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const now = gateway.now().toISOString();
    const epoch = (turn === 0 ? epochBefore : null) ?? (await epochOf(gateway, court));
    const payload: FileReceipt = { kind: 'file', court, epoch, writer, entry, sha256, size, at: now };
    const jws = await signReceipt(payload);
    const written = await sql`WITH stored AS (
        UPDATE attachments AS a SET state = 'stored', size = ${size}, stored_at = ${now}::timestamptz, found_mime = ${mime}, width = ${width}::int, height = ${height}::int FROM courts AS c
        WHERE a.court_id = ${court} AND a.writer_id = ${writer} AND a.attach_entry = ${entry} AND a.sha256 = ${sha256} AND a.state = 'announced'
          AND c.court_id = a.court_id AND c.epoch = ${epoch} RETURNING a.sha256)
      INSERT INTO receipts (court_id, receipt_id, kind, writer_id, sha256, issued_at, jws)
      SELECT ${court}, ${id}, 'file', ${writer}, stored.sha256, ${now}::timestamptz, ${jws} FROM stored`.execute(gateway.db);
    if (written.numAffectedRows === 1n) return jws;
    const before = await gateway.db.selectFrom('receipts').select('jws').where('court_id', '=', court).where('receipt_id', '=', id).executeTakeFirst();
    if (before !== undefined) return before.jws;
  }
  throw new Error(`file ${sha256} is neither announced nor receipted`);
}

async function epochOf({ db }: FileParts, court: string): Promise<string> {
  return (await db.selectFrom('courts').select('epoch').where('court_id', '=', court).executeTakeFirstOrThrow()).epoch;
}
