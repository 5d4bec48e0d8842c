/** How far guessing has come for one account or one address. */
interface Attempts {
  failures: number;
  lastAtMs: number;
  openAtMs: number;
}

interface Limits {
  /** Wrong attempts that cost nothing: fingers in gloves slip. */
  readonly free: number;
  readonly longestMs: number;
}

const account: Limits = { free: 3, longestMs: 60_000 };
/** A whole court may sit behind one address. */
const address: Limits = { free: 20, longestMs: 300_000 };
const FORGET_AFTER_MS = 15 * 60_000;
const MOST_KEYS = 50_000;

/** How long an account or address waits after so many wrong attempts: 1 s, doubled each time, up to a cap. */
export function waitAfter(failures: number, limits: Limits): number {
  const over = failures - limits.free;
  return over < 0 ? 0 : Math.min(limits.longestMs, 1_000 * 2 ** Math.min(over, 20));
}

/** Slows guessing down. Known and unknown accounts are treated alike, so that the delay tells nothing. */
export interface SignInThrottle {
  /**
   * Counts an attempt before its password is looked at. A wait of the account above 0 (ms) means: not now; a wait of the address
   * alone: the right password passes, because a whole court may sit behind it, and a wrong one is told to wait.
   */
  readonly begin: (accountName: string, from: string, nowMs: number) => { readonly accountMs: number; readonly addressMs: number };
  readonly succeeded: (accountName: string, from: string, waits: { readonly addressMs: number }) => void;
}

export function createSignInThrottle(): SignInThrottle {
  const seen = new Map<string, Attempts>();

  function waitFor(key: string, nowMs: number): number {
    const attempts = seen.get(key);
    if (attempts !== undefined && nowMs - attempts.lastAtMs > FORGET_AFTER_MS) seen.delete(key);
    return Math.max(0, (seen.get(key)?.openAtMs ?? nowMs) - nowMs);
  }

  function count(key: string, limits: Limits, nowMs: number): void {
    const failures = (seen.get(key)?.failures ?? 0) + 1;
    // Re-inserted, so that the map's first key is always the one that was quiet for longest.
    seen.delete(key);
    seen.set(key, { failures, lastAtMs: nowMs, openAtMs: nowMs + waitAfter(failures, limits) });
    const oldest = seen.keys().next().value;
    if (seen.size > MOST_KEYS && oldest !== undefined) seen.delete(oldest);
  }

  return {
    begin(accountName, from, nowMs) {
      const waits = { accountMs: waitFor(`account ${accountName}`, nowMs), addressMs: waitFor(`address ${from}`, nowMs) };
      if (waits.accountMs > 0) return waits;
      // Counted as wrong until it proves right: a hundred guesses at once get no more tries than one by one.
      count(`account ${accountName}`, account, nowMs);
      if (waits.addressMs === 0) count(`address ${from}`, address, nowMs);
      return waits;
    },
    succeeded(accountName, from, { addressMs }) {
      seen.delete(`account ${accountName}`);
      if (addressMs > 0) return;
      const attempts = seen.get(`address ${from}`);
      // One's own right password clears one's own attempt alone, not the guesses of others behind the address.
      if (attempts !== undefined) seen.set(`address ${from}`, { ...attempts, failures: Math.max(0, attempts.failures - 1), openAtMs: 0 });
    },
  };
}
