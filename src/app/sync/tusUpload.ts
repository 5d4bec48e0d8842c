import type { Sent, Transport } from '@/sync/ports';
import { RECEIPT_HEADER, UPLOAD_PATH } from '@/wire/files';
import { tusSend } from './tusSend';

type UploadArgs = Parameters<Transport['upload']>;

/** Sends one file by tus, resumed where an earlier try stopped, and brings back the court's receipt; null when no answer had one. */
export function tusUpload({ sha256, case: of, entry, mime }: UploadArgs[0], writer: string, bytes: Blob, onProgress: UploadArgs[3], signal: AbortSignal): Promise<Sent<string | null>> {
  const fingerprint = `fieldwrit:${writer}:${entry}:${sha256}`;
  return tusSend({ endpoint: UPLOAD_PATH, fingerprint, metadata: { sha256, writer, case: of, entry, mime }, bytes, resultHeader: RECEIPT_HEADER }, onProgress, signal);
}
