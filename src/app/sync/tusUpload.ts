import { DetailedError, Upload, type HttpResponse } from 'tus-js-client';
import type { Sent, Transport } from '@/sync/ports';
import { RECEIPT_HEADER, UPLOAD_PATH, FILES_CHECK_PATH, filesCheckReply } from '@/wire/files';
import { APP_HEADER } from '@/wire/session';
import { WIRE_VERSION } from '@/wire/version';
import { failureOf, httpRequest } from './httpRequest';

/** Up to this size creation and bytes are one request; a larger file can be resumed from its first byte on. */
const ONE_REQUEST_BYTES = 1_000_000;
/** An upload of which not a byte moves for so long is given up; it is resumed where it stopped. */
const STALL_MS = 45_000;

type UploadArgs = Parameters<Transport['upload']>;

/** Sends one file by tus, resumed where an earlier try stopped, and brings back the court's receipt. Retries are the engine's business. */
export async function tusUpload(file: UploadArgs[0], writer: string, bytes: Blob, onProgress: UploadArgs[3], signal: AbortSignal): Promise<Sent<string>> {
  const fingerprint = `fieldwrit:${writer}:${file.entry}:${file.sha256}`;
  let receipt: string | null = null;
  const ended = await new Promise<Sent<null>>((resolve) => {
    const upload = new Upload(bytes, {
      endpoint: UPLOAD_PATH,
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: async () => fingerprint,
      headers: { [APP_HEADER]: String(WIRE_VERSION) },
      metadata: { sha256: file.sha256, writer, case: file.case, entry: file.entry, mime: file.mime },
      uploadDataDuringCreation: file.size <= ONE_REQUEST_BYTES,
      onAfterResponse: (_request, response) => {
        receipt = response.getHeader(RECEIPT_HEADER) ?? receipt;
      },
      onProgress: (sentBytes) => {
        watch.moved();
        onProgress(sentBytes);
      },
      onSuccess: () => end({ ok: true, value: null }),
      onError: (error) => end(failureOfUpload(error)),
    });
    const watch = stallWatch(() => giveUp('timeout'));
    const stop = (): void => giveUp('offline');
    const end = (sent: Sent<null>): void => {
      watch.end();
      signal.removeEventListener('abort', stop);
      resolve(sent);
    };
    const giveUp = (problem: 'timeout' | 'offline'): void => {
      void upload.abort().catch(() => undefined);
      end({ ok: false, problem, retryAfterMs: null });
    };
    signal.addEventListener('abort', stop, { once: true });
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
      if (!signal.aborted) upload.start();
    });
  });
  if (!ended.ok) return ended;
  return receipt === null ? askForReceipt(file, writer) : { ok: true, value: receipt };
}

/** All bytes had arrived before, so no answer carried the receipt: the court has it. */
async function askForReceipt({ entry, sha256 }: UploadArgs[0], writer: string): Promise<Sent<string>> {
  const asked = await httpRequest({ method: 'POST', path: FILES_CHECK_PATH, body: { writer, files: [{ entry, sha256 }] }, reply: filesCheckReply, timeoutMs: 30_000 });
  if (!asked.ok) return asked;
  const [receipt] = asked.value.receipts;
  return receipt === undefined ? { ok: false, problem: 'server', retryAfterMs: null } : { ok: true, value: receipt };
}

function failureOfUpload(error: Error | DetailedError): Extract<Sent<null>, { ok: false }> {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) return { ok: false, problem: 'offline', retryAfterMs: null };
  return failureOf(response.getStatus(), jsonOf(response), response.getHeader('retry-after') ?? null);
}

function jsonOf(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.getBody()) as unknown;
  } catch {
    return undefined;
  }
}

function stallWatch(onStall: () => void): { moved(): void; end(): void } {
  let timer = setTimeout(onStall, STALL_MS);
  const end = (): void => clearTimeout(timer);
  return {
    moved: () => {
      end();
      timer = setTimeout(onStall, STALL_MS);
    },
    end,
  };
}
