import { GRACE_MS } from './grace';
import type { FileRow } from './tables/rows';

/** Above this share of the quota receipted bytes begin to go, until it is down to the second. */
const FULL_SHARE = 0.8;
const ENOUGH_SHARE = 0.7;
/** What a write that found no room asks for, beside its own size: a burst of photos. */
const BURST_BYTES = 64 * 1024 * 1024;

/** How many bytes ought to go; 0 while there is room, or nobody knows how much there is. */
export function bytesWanted({ usageBytes, quotaBytes }: { readonly usageBytes: number | null; readonly quotaBytes: number | null }, hasFailed: boolean): number {
  const isKnown = usageBytes !== null && quotaBytes !== null && quotaBytes > 0;
  const above = isKnown && usageBytes > FULL_SHARE * quotaBytes ? usageBytes - ENOUGH_SHARE * quotaBytes : 0;
  return Math.ceil(Math.max(above, hasFailed ? BURST_BYTES : 0));
}

type File = Pick<FileRow, 'sha256' | 'size' | 'receiptedAt' | 'unsent'>;

/**
 * The hashes whose bytes may go, oldest receipt first, until so many bytes are free (D6). Only what the court signed for longer ago than the
 * grace, by the court's own time, for every entry that announced it: bytes that one entry still has to send stay for all.
 */
export function mayGo(files: readonly File[], courtTime: string, bytes: number): readonly Pick<File, 'sha256' | 'size'>[] {
  const before = new Date(Date.parse(courtTime) - GRACE_MS).toISOString();
  const last = new Map<string, { readonly sha256: string; readonly size: number; readonly at: string | null }>();
  for (const { sha256, size, receiptedAt, unsent } of files) {
    const at = unsent === undefined && receiptedAt !== undefined ? receiptedAt : null;
    const known = last.get(sha256);
    // The latest receipt counts; null once any is missing.
    const latest = known === undefined ? at : known.at === null || at === null ? null : at > known.at ? at : known.at;
    last.set(sha256, { sha256, size, at: latest });
  }
  const old = [...last.values()].filter(({ at }) => at !== null && at < before).sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
  let freed = 0;
  return old.filter(({ size }) => {
    const isWanted = freed < bytes;
    if (isWanted) freed += size;
    return isWanted;
  });
}
