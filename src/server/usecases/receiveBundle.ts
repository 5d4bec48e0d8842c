import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleResult } from '@/wire/bundle';
import { hashFile } from '../blobs/hashFile';
import { BundleError } from '../bundles/bundleError';
import { openBundle } from '../bundles/openBundle';
import { GatewayError } from '../gatewayError';
import { syncFolder } from '../syncFolder';
import { importBundle } from './importBundle';
import type { PushLog } from './push';
import type { FileParts } from './receiveFile';

export interface ArrivedBundle {
  readonly court: string;
  /** The writer on the tablet that carries it. */
  readonly writer: string;
  readonly sha256: string;
  /** Where it lies in the staging folder. */
  readonly path: string;
}

/**
 * Takes a bundle that another tablet brought (X2). One that came otherwise than it was sent is asked for again; one that is refused whole
 * is kept aside, since it may be all that is left of somebody's evidence.
 */
export async function receiveBundle(parts: FileParts, { court, writer, sha256, path }: ArrivedBundle, log: PushLog): Promise<BundleResult> {
  const measured = await hashFile(path);
  if (measured.sha256 !== sha256) throw new GatewayError('hashMismatch', 'The bytes that arrived do not give the SHA-256 that was named; send the bundle again.');
  try {
    const bundle = await openBundle(path, parts.keys, async (of) => of === court);
    const carrier = (await deviceOf(parts, court, writer)) ?? 'unknown';
    return { ok: true, counts: await importBundle(parts, { bundle, carrier, from: writer }, log) };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    await rename(path, join(parts.dataFolder.rejected, `bundle-${error.fault}-${sha256}`));
    await syncFolder(parts.dataFolder.rejected);
    return { ok: false, fault: error.fault };
  }
}

async function deviceOf({ db }: FileParts, court: string, writer: string): Promise<string | null> {
  const row = await db.selectFrom('writers').select('device_id').where('court_id', '=', court).where('writer_id', '=', writer).executeTakeFirst();
  return row?.device_id ?? null;
}
