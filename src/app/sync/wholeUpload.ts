import type { Sent, Transport } from '@/sync/ports';
import { RECEIPT_HEADER, UPLOAD_PATH } from '@/wire/files';
import { APP_HEADER } from '@/wire/session';
import { WIRE_VERSION } from '@/wire/version';
import { failureOf } from './httpRequest';
import { jsonIn } from './jsonIn';
import { metadataOf } from './uploadMetadata';
import { stallWatch } from './stallWatch';

type UploadArgs = Parameters<Transport['upload']>;

/**
 * Sends a small file in one request of the tus protocol, creation with all bytes, and brings back the court's receipt; null when the
 * answer had none. By XMLHttpRequest, because fetch does not tell how far it is.
 */
export function wholeUpload(file: UploadArgs[0], writer: string, bytes: Blob, onProgress: UploadArgs[3], signal: AbortSignal): Promise<Sent<string | null>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const end = (sent: Sent<string | null>): void => {
      watch.end();
      signal.removeEventListener('abort', stop);
      resolve(sent);
    };
    const giveUp = (problem: 'timeout' | 'offline'): void => {
      end({ ok: false, problem, retryAfterMs: null });
      request.abort();
    };
    const stop = (): void => giveUp('offline');
    const watch = stallWatch(() => giveUp('timeout'));
    signal.addEventListener('abort', stop, { once: true });
    request.upload.onprogress = ({ loaded }) => {
      watch.moved();
      onProgress(loaded);
    };
    request.onerror = () => end({ ok: false, problem: 'offline', retryAfterMs: null });
    request.onload = () => {
      if (request.status === 201) end({ ok: true, value: request.getResponseHeader(RECEIPT_HEADER) });
      else end(failureOf(request.status, jsonIn(request.responseText), request.getResponseHeader('retry-after')));
    };
    request.open('POST', UPLOAD_PATH);
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.size), 'upload-metadata': headerOf(metadataOf(file, writer)), 'content-type': 'application/offset+octet-stream', [APP_HEADER]: String(WIRE_VERSION) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(bytes);
  });
}

const headerOf = (metadata: Readonly<Record<string, string>>): string =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(',');
