import { DetailedError, Upload } from 'tus-js-client';
import type { Sent } from '@/sync/ports';
import { APP_HEADER } from '@/wire/session';
import { WIRE_VERSION } from '@/wire/version';
import { failureOf } from './httpRequest';
import { jsonIn } from './jsonIn';
import { stallWatch } from './stallWatch';

export interface TusFile {
  readonly endpoint: string;
  /** Under which a later try finds the upload again. */
  readonly fingerprint: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly bytes: Blob;
  /** The header of the reply that completes it. */
  readonly resultHeader: string;
  /** How long nothing may move, where that is longer than for a photo. */
  readonly stallMs?: number;
}

/**
 * Sends bytes by tus, resumed where an earlier try stopped, and brings back the completing reply's header; null when all bytes had arrived
 * before and no answer carried it. Retries are the caller's business.
 */
export async function tusSend(file: TusFile, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<Sent<string | null>> {
  let result: string | null = null;
  return new Promise<Sent<string | null>>((resolve) => {
    const upload = new Upload(file.bytes, {
      endpoint: file.endpoint,
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: async () => file.fingerprint,
      headers: { [APP_HEADER]: String(WIRE_VERSION) },
      metadata: { ...file.metadata },
      onAfterResponse: (_request, response) => {
        result = response.getHeader(file.resultHeader) ?? result;
      },
      onProgress: (sentBytes) => {
        watch.moved();
        onProgress(sentBytes);
      },
      onSuccess: () => end({ ok: true, value: result }),
      onError: (error) => end(failureOfUpload(error)),
    });
    const watch = stallWatch(() => giveUp('timeout'), file.stallMs);
    const stop = (): void => giveUp('offline');
    const end = (sent: Sent<string | null>): void => {
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
}

function failureOfUpload(error: Error | DetailedError): Extract<Sent<null>, { ok: false }> {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) return { ok: false, problem: 'offline', retryAfterMs: null };
  return failureOf(response.getStatus(), jsonIn(response.getBody()), response.getHeader('retry-after') ?? null);
}
