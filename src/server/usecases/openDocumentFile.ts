import { sql } from 'kysely';
import type { FileHandle } from 'node:fs/promises';
import type { Session } from '../auth/sessionStore';
import type { Blobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { visibleCases } from '../rights/visibleCases';
import { isShownAsImage } from '../uploads/isShownAsImage';
import { lookIntoImage, type ImageFound } from '../uploads/lookIntoImage';
import { pullingWriter } from './pullingWriter';

export interface DocumentFileRef {
  readonly case: string;
  readonly kind: string;
  readonly id: string;
  readonly entry: string;
  readonly sha256: string;
  /** Of the tablet that asks. */
  readonly writer: string;
}

export interface OpenedFile {
  readonly file: FileHandle;
  readonly size: number;
  /** The kind of picture that it is sent as; null: it is sent to be saved. */
  readonly image: string | null;
}

interface Row {
  readonly size: number;
  readonly mime: string | null;
  readonly found_mime: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Opens a file of a document in a case that the officer may see. It is found by case, document and attaching entry, never by
 * its hash alone (B1): who knows a hash knows nothing yet. Throws `notFound`, whatever is missing, and
 * `notAllowed` as `pullingWriter` does.
 */
export async function openDocumentFile(gateway: Gateway, blobs: Blobs, session: Session, ref: DocumentFileRef): Promise<OpenedFile> {
  await pullingWriter(gateway.db, session, ref.writer);
  const { rows } = await sql<Row>`SELECT size, mime, found_mime, width, height FROM attachments
    WHERE court_id = ${session.courtId} AND case_id = ${ref.case} AND document_kind = ${ref.kind} AND document_id = ${ref.id} AND attach_entry = ${ref.entry}
      AND sha256 = ${ref.sha256} AND state = 'stored' AND case_id IN (${visibleCases(session)}) LIMIT 1`.execute(gateway.db);
  const row = rows[0];
  const file = row === undefined ? null : await blobs.open(ref.sha256);
  if (row === undefined || file === null) throw new GatewayError('notFound', 'There is no such file, or it has not arrived yet.');
  try {
    const found = await lookedAt(file, row);
    return { file, size: row.size, image: isShownAsImage(found) ? found.mime : null };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** What was found when it came; a file that came before the gateway looked is looked at now. */
async function lookedAt(file: FileHandle, { mime, found_mime, width, height }: Row): Promise<ImageFound> {
  const unknown = found_mime === null && mime?.startsWith('image/') === true;
  return unknown ? lookIntoImage(file) : { mime: found_mime, width, height };
}
