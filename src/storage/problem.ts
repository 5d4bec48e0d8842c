export type StorageProblem = 'storageFull' | 'storageFailed';

/** Why a write failed, in words that decide what the officer can do about it. Dexie hides the cause in `inner`. */
export function problemOf(error: unknown): StorageProblem {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if (cause.name === 'QuotaExceededError') return 'storageFull';
    cause = (cause as Error & { inner?: unknown }).inner ?? cause.cause;
  }
  return 'storageFailed';
}
