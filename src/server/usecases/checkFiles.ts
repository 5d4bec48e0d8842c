import type { FilesCheckReply, FilesCheckRequest } from '@/wire/files';
import type { Session } from '../auth/sessionStore';
import type { Gateway } from '../gateway';
import { expectOwnWriter, fileReceiptId } from './announcedFile';

/** Receipts of those files that the court already has from this very writer and entry: the answer to a lost reply. */
export async function checkFiles(gateway: Gateway, session: Session, { writer, files }: FilesCheckRequest): Promise<FilesCheckReply> {
  await expectOwnWriter(gateway.db, session, writer);
  const ids = files.map((file) => fileReceiptId({ writer, ...file }));
  if (ids.length === 0) return { receipts: [] };
  const rows = await gateway.db.selectFrom('receipts').select('jws').where('court_id', '=', session.courtId).where('receipt_id', 'in', ids).orderBy('receipt_id').execute();
  return { receipts: rows.map(({ jws }) => jws) };
}
