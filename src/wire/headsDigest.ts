import { sha256Hex } from '@/domain/journal';
import type { FeedCursor } from './pull';

/**
 * One hash over the cursors of every case that a tablet holds whole: SHA-256 of `case:scope:n` lines, sorted by case in
 * code-unit order, joined by a line feed. Tablet and gateway compute it by this same code; equal means nothing is new.
 */
export function headsDigest(cursors: readonly FeedCursor[]): string {
  const lines = [...cursors].sort((a, b) => (a.case < b.case ? -1 : a.case > b.case ? 1 : 0)).map((cursor) => `${cursor.case}:${cursor.scope}:${cursor.n}`);
  return sha256Hex(lines.join('\n'));
}
