import { DetailedError, Upload, type HttpResponse } from 'tus-js-client';
import type { Sent, Transport } from '@/sync/ports';
import { RECEIPT_HEADER, UPLOAD_PATH } from '@/wire/files';
import { APP_HEADER } from '@/wire/session';
import { WIRE_VERSION } from '@/wire/version';
import { failureOf } from './httpRequest';
import { stallWatch } from './stallWatch';

type UploadArgs = Parameters<Transport['upload']>;

/** Sends one file by tus, resumed where an earlier try stopped, and brings back the court's receipt; null when no answer had one. */
export async function tusUpload(file: UploadArgs[0], writer: string, bytes: Blob, onProgress: UploadArgs[3], signal: AbortSignal): Promise<Sent<string | null>> {
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
  return ended.ok ? { ok: true, value: receipt } : ended;
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
