import { setTimeout as sleep } from 'node:timers/promises';

/** PostgreSQL: serialization_failure, deadlock_detected. Nothing was written; the same again may succeed (P4). */
const conflicts = new Set(['40001', '40P01']);
const ATTEMPTS = 6;

/** Runs a whole transaction, and again when it lost against another one. */
export async function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === ATTEMPTS || !conflicts.has(errorCode(error))) throw error;
      await sleep(attempt * 10 + Math.random() * 20);
    }
  }
}

/** The SQLSTATE or system code of a thrown value; empty when it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
