import type { UnsentFile } from '@/sync/ports';

/** An announced photo of an item; name what matters to the test. */
export function unsentFile(change: Partial<UnsentFile> = {}): UnsentFile {
  const sha256 = change.sha256 ?? 'f'.repeat(64);
  return { sha256, size: 300_000, mime: 'image/jpeg', role: 'photo', case: 'case-1', action: 'action-1', document: `item-of-${sha256}`, entry: `entry-of-${sha256}`, seq: 1, since: '2026-01-05T02:00:00.000Z', ...change };
}
