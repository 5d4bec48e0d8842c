import type { ByPath } from './beneath';
import type { FoldedDocument, Head, PendingChange } from './document';
import { byEntry } from './standing';

export const PATH_OF_DETACHED = 'detached/';

/** What a snapshot does not hold, as changes by entry. */
export function pendingOf(outside: ByPath<Head>): PendingChange[] {
  const byChange = new Map<string, { set: Record<string, Head['value']>; seen: Record<string, readonly string[]> }>();
  for (const path of Object.keys(outside).sort()) {
    for (const { entry, value, over } of outside[path] ?? []) {
      const change = byChange.get(entry) ?? { set: {}, seen: {} };
      byChange.set(entry, change);
      change.set[path] = value;
      if (over) change.seen[path] = over;
    }
  }
  return [...byEntry([...byChange].map(([entry, change]): PendingChange => {
    const op = Object.keys(change.set).every((path) => path.startsWith(PATH_OF_DETACHED)) ? 'detach' : 'set';
    return { entry, op, change: Object.keys(change.seen).length > 0 ? change : { set: change.set } };
  }))];
}

/** The same changes as heads of their paths again. */
export function pendingHeads(pending: FoldedDocument['pending']): ByPath<Head> {
  const heads: ByPath<Head> = {};
  for (const { entry, change } of pending) {
    for (const [path, value] of Object.entries(change.set)) {
      const over = change.seen?.[path];
      heads[path] = [...(heads[path] ?? []), over ? { entry, value, over } : { entry, value }];
    }
  }
  return heads;
}
