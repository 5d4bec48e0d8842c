import * as z from 'zod/mini';
import type { Sent } from '@/sync/ports';
import { BUNDLE_RESULT_HEADER, BUNDLES_PATH, bundleResult, type BundleResult } from '@/wire/bundle';
import { renewSession } from '../session/gatewaySession';
import { jsonIn } from '../sync/jsonIn';
import { tusSend } from '../sync/tusSend';

/** The court looks at all of it before it answers. */
const STALL_MS = 5 * 60_000;

/** Brings a bundle to the court, resumed where an earlier try stopped. Only a result that can be read is the court's yes or no. */
export async function sendBundle(bundle: { readonly id: string; readonly bytes: Blob }, writer: string, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<Sent<BundleResult>> {
  const file = {
    endpoint: BUNDLES_PATH,
    fingerprint: `fieldwrit:bundle:${writer}:${bundle.id}`,
    metadata: { writer, sha256: bundle.id },
    bytes: bundle.bytes,
    resultHeader: BUNDLE_RESULT_HEADER,
    stallMs: STALL_MS,
  };
  const first = await tusSend(file, onProgress, signal);
  const sent = !first.ok && first.problem === 'signedOut' && (await renewSession()).ok ? await tusSend(file, onProgress, signal) : first;
  if (!sent.ok) return sent;
  const result = z.safeParse(bundleResult, jsonIn(sent.value));
  return result.success ? { ok: true, value: result.data } : { ok: false, problem: 'server', retryAfterMs: null };
}
