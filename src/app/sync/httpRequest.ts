import * as z from 'zod/mini';
import { gzip } from '@/platform/gzip';
import type { SendProblem } from '@/ports/queue';
import type { Sent } from '@/sync/ports';
import { wireError, type WireErrorCode } from '@/wire/error';
import { APP_HEADER } from '@/wire/session';
import { WIRE_VERSION } from '@/wire/version';

type Failed = Extract<Sent<never>, { ok: false }>;

export interface HttpRequest<T> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Bodies above this many characters are sent compressed. */
  readonly gzipAbove?: number;
  readonly reply: z.ZodMiniType<T>;
  readonly timeoutMs: number;
}

/** What a request of the app came to; `code` is the gateway's own word for a failure, null when it was not the gateway that spoke. */
export type Reached<T> = Extract<Sent<T>, { ok: true }> | (Failed & { readonly code: WireErrorCode | null });

/**
 * One JSON request to the gateway. Only a JSON reply of the expected shape is success: the page of a captive portal with
 * status 200 is not the court (S7).
 */
export async function httpRequest<T>(request: HttpRequest<T>): Promise<Reached<T>> {
  const text = request.body === undefined ? null : JSON.stringify(request.body);
  const packed = text !== null && text.length > (request.gzipAbove ?? Infinity) ? await gzip(text) : null;
  const sent = await send(request, packed ?? text, packed !== null);
  // A gateway, or something before it, that cannot unpack: once more as it is.
  if (packed !== null && !sent.ok && sent.code === 'unsupportedMedia') return send(request, text, false);
  return sent;
}

async function send<T>({ method, path, reply, timeoutMs }: HttpRequest<T>, body: Blob | string | null, packed: boolean): Promise<Reached<T>> {
  try {
    const response = await fetch(path, {
      method,
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: { accept: 'application/json', [APP_HEADER]: String(WIRE_VERSION), ...(body === null ? {} : { 'content-type': 'application/json' }), ...(packed ? { 'content-encoding': 'gzip' } : {}) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const json = await jsonOf(response);
    if (!response.ok) return failureOf(response.status, json, response.headers.get('retry-after'));
    const parsed = z.safeParse(reply, json);
    return parsed.success ? { ok: true, value: parsed.data } : failed('portal', null, null);
  } catch (error) {
    return failed(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'offline', null, null);
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) return undefined;
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const problems: Partial<Record<WireErrorCode, SendProblem>> = {
  signInNeeded: 'signedOut',
  wrongCredentials: 'signedOut',
  notAllowed: 'notAllowed',
  foreignPage: 'notAllowed',
  conflict: 'conflict',
  writerTaken: 'conflict',
  tooLarge: 'tooLarge',
  notAnImage: 'notAnImage',
  notAnnounced: 'server',
  hashMismatch: 'hashDiffers',
  storageFull: 'courtFull',
  tooManyRequests: 'server',
  tooManyAttempts: 'server',
  internal: 'server',
  updateNeeded: 'updateNeeded',
  // The gateway lives and its database does not: it will soon, so it is asked as often as one that does not answer.
  unavailable: 'offline',
};

/** What an answer other than 2xx means. */
export function failureOf(status: number, json: unknown, retryAfter: string | null): Failed & { readonly code: WireErrorCode | null } {
  const error = z.safeParse(wireError, json);
  const asked = (error.success ? error.data.retryAfterS : undefined) ?? Number(retryAfter ?? Number.NaN);
  const retryAfterMs = Number.isFinite(asked) ? asked * 1_000 : null;
  if (error.success) return failed(problems[error.data.error] ?? 'unknown', retryAfterMs, error.data.error);
  return failed(problemOfStatus(status), retryAfterMs, null);
}

function problemOfStatus(status: number): SendProblem {
  if (status === 401) return 'signedOut';
  if (status === 403) return 'notAllowed';
  if (status === 409) return 'conflict';
  if (status === 413) return 'tooLarge';
  if (status === 507) return 'courtFull';
  // What stands before the gateway says that it does not reach it.
  if (status >= 502 && status <= 504) return 'offline';
  if (status === 511 || (status >= 200 && status < 400)) return 'portal';
  return status >= 500 || status === 429 ? 'server' : 'unknown';
}

const failed = (problem: SendProblem, retryAfterMs: number | null, code: WireErrorCode | null) => ({ ok: false as const, problem, retryAfterMs, code });
