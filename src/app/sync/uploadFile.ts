import type { Sent, Transport } from '@/sync/ports';
import { FILES_CHECK_PATH, filesCheckReply } from '@/wire/files';
import { httpRequest } from './httpRequest';
import { wholeUpload } from './wholeUpload';

/** Up to this size creation and bytes are one request; a larger file can be resumed from its first byte on. */
const ONE_REQUEST_BYTES = 1_000_000;

/** Sends one file and brings back the court's receipt. Retries are the engine's business. */
export const uploadFile: Transport['upload'] = async (file, writer, bytes, onProgress, signal) => {
  // An empty body is no upload. The tus client is loaded with the first large file: nobody waits for it before.
  const isSmall = bytes.size > 0 && bytes.size <= ONE_REQUEST_BYTES;
  const send = isSmall ? wholeUpload : (await import('./tusUpload')).tusUpload;
  const sent = await send(file, writer, bytes, onProgress, signal);
  if (!sent.ok) return sent;
  return sent.value === null ? askForReceipt(file, writer) : { ok: true, value: sent.value };
};

/** All bytes had arrived before, so no answer carried the receipt: the court has it. */
async function askForReceipt({ entry, sha256 }: Parameters<Transport['upload']>[0], writer: string): Promise<Sent<string>> {
  const asked = await httpRequest({ method: 'POST', path: FILES_CHECK_PATH, body: { writer, files: [{ entry, sha256 }] }, reply: filesCheckReply, timeoutMs: 30_000 });
  if (!asked.ok) return asked;
  const [receipt] = asked.value.receipts;
  return receipt === undefined ? { ok: false, problem: 'server', retryAfterMs: null } : { ok: true, value: receipt };
}
