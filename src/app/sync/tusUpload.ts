import type { Sent, Transport } from '@/sync/ports';
import { RECEIPT_HEADER, UPLOAD_PATH } from '@/wire/files';
import { metadataOf } from './uploadMetadata';
import { tusSend } from './tusSend';

type UploadArgs = Parameters<Transport['upload']>;

/** Sends one file by tus, resumed where an earlier try stopped, and brings back the court's receipt; null when no answer had one. */
export function tusUpload(file: UploadArgs[0], writer: string, bytes: Blob, onProgress: UploadArgs[3], signal: AbortSignal): Promise<Sent<string | null>> {
  const { entry, sha256, sealedWith } = file;
  // Sealed bytes are others than opened ones: neither goes on where the other stopped.
  const fingerprint = `fieldwrit:${writer}:${entry}:${sha256}${sealedWith === undefined ? '' : ':sealed'}`;
  return tusSend({ endpoint: UPLOAD_PATH, fingerprint, metadata: metadataOf(file, writer), bytes, resultHeader: RECEIPT_HEADER }, onProgress, signal);
}
