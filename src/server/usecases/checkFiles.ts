import type { FilesCheckReply, FilesCheckRequest } from '@/wire/files';
import type { Session } from '../auth/sessionStore';
import type { Blobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { expectOwnWriter, fileReceiptId } from './announcedFile';
import { unstoreLostFiles } from './unstoreLostFiles';

/**
 * Receipts of those files that the court already has from this very writer and entry: the answer to a lost reply. What the court
 * believes to have is looked for on the disk before it says so.
 */
export async function checkFiles(gateway: Pick<Gateway, 'db'>, blobs: Blobs, session: Session, { writer, files }: FilesCheckRequest): Promise<FilesCheckReply> {
  await expectOwnWriter(gateway.db, session, writer);
  const asked = new Map(files.map((file) => [fileReceiptId({ writer, ...file }), { writer, ...file }]));
  if (asked.size === 0) return { receipts: [] };
  const rows = await gateway.db.selectFrom('receipts').select(['receipt_id', 'jws']).where('court_id', '=', session.courtId).where('receipt_id', 'in', [...asked.keys()]).orderBy('receipt_id').execute();
  const found = rows.flatMap(({ receipt_id }) => asked.get(receipt_id) ?? []);
  const kept = new Set((await unstoreLostFiles(gateway, blobs, session.courtId, found)).map(fileReceiptId));
  return { receipts: rows.flatMap(({ receipt_id, jws }) => (kept.has(receipt_id) ? [jws] : [])) };
}
