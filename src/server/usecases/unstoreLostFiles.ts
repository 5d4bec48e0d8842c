import type { Blobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { fileReceiptId, type FileName } from './announcedFile';

/**
 * Which of these files are on the disk. One that was receipted and is not there any more (a backup of the folder is older than that
 * of the database, or the disk lost it) counts as never received: its receipt goes, and the tablet sends it again (G3).
 */
export async function unstoreLostFiles(gateway: Pick<Gateway, 'db'>, blobs: Blobs, court: string, files: readonly FileName[]): Promise<readonly FileName[]> {
  const sizes = await Promise.all(files.map(({ sha256 }) => blobs.size(sha256)));
  const kept: FileName[] = [];
  for (const [place, file] of files.entries()) {
    if (sizes[place] !== null || !(await unstore(gateway, blobs, court, file))) kept.push(file);
  }
  return kept;
}

/** Looks again under the row's lock: the file may just have come anew. True when it was taken back. */
async function unstore(gateway: Pick<Gateway, 'db'>, blobs: Blobs, court: string, file: FileName): Promise<boolean> {
  const row = { court_id: court, writer_id: file.writer, attach_entry: file.entry, sha256: file.sha256 };
  return gateway.db.transaction().execute(async (trx) => {
    await trx.selectFrom('attachments').select('state').where((eb) => eb.and(row)).forUpdate().execute();
    if ((await blobs.size(file.sha256)) !== null) return false;
    await trx.updateTable('attachments').set({ state: 'announced', size: null, stored_at: null }).where((eb) => eb.and(row)).execute();
    await trx.deleteFrom('receipts').where('court_id', '=', court).where('receipt_id', '=', fileReceiptId(file)).execute();
    return true;
  });
}
