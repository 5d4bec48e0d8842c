/** Wrong passphrases in a row, as they are noted outside the vault. */
export interface Attempts {
  readonly failures: number;
  /** The tablet's clock at the last one. */
  readonly atMs: number;
}

/** So many wrong ones destroy what the passphrase opens; never what lies sealed. */
export const MOST_FAILURES = 10;
/** Fingers in gloves slip. */
const FREE = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** How long to wait before the next try. A clock that was set back does not make it longer than the whole wait. */
export function waitMs({ failures, atMs }: Attempts, nowMs: number): number {
  if (failures < FREE) return 0;
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE));
  return Math.min(whole, Math.max(0, atMs + whole - nowMs));
}
