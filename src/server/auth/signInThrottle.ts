import { networkOf } from './networkOf';

/** How far guessing has come on one way to an account. */
interface Attempts {
  failures: number;
  lastAtMs: number;
  openAtMs: number;
}

/** Wrong attempts that cost nothing: fingers in gloves slip. */
const FREE = 3;
const LONGEST_MS = 300_000;
const FORGET_AFTER_MS = 15 * 60_000;
/** A browser that goes on guessing in the officer's name is a stranger again. */
const KNOWN_UNTIL = 10;
/** Wrong attempts of all strangers together on one account, from however many addresses; one more each minute. */
const STRANGERS = 30;
const STRANGERS_REFILL_MS = 60_000;
const MOST_KEYS = 50_000;

/** How long one way to an account waits after so many wrong attempts: 1 s, doubled each time, up to a cap. */
export function waitAfter(failures: number): number {
  const over = failures - FREE;
  return over < 0 ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** Math.min(over, 20));
}

export interface Attempt {
  readonly account: string;
  /** The caller's address. */
  readonly from: string;
  /** That this browser signed in with the account before (`browserMark`). */
  readonly mark: string | null;
}

/** Slows guessing down, and the guesser alone (decisions/0006). Known and unknown accounts are treated alike, so that the delay tells nothing. */
export interface SignInThrottle {
  /** Counts an attempt before its password is looked at. Above 0 (ms): not now, and nothing was counted. */
  readonly begin: (attempt: Attempt, nowMs: number) => number;
  /** The attempt that was begun last proved right. */
  readonly succeeded: (attempt: Attempt) => void;
}

export function createSignInThrottle(): SignInThrottle {
  const ways = new Map<string, Attempts>();
  const strangers = new Map<string, { left: number; atMs: number }>();

  const knownWay = ({ account, mark }: Attempt): string => `browser ${mark ?? ''} ${account}`;
  const strangeWay = ({ account, from }: Attempt): string => `address ${networkOf(from)} ${account}`;
  const isKnown = (attempt: Attempt): boolean => attempt.mark !== null && (ways.get(knownWay(attempt))?.failures ?? 0) < KNOWN_UNTIL;

  function waitFor(way: string, nowMs: number): number {
    const attempts = ways.get(way);
    if (attempts !== undefined && nowMs - attempts.lastAtMs > FORGET_AFTER_MS) ways.delete(way);
    return Math.max(0, (ways.get(way)?.openAtMs ?? nowMs) - nowMs);
  }

  function count(way: string, nowMs: number): void {
    const failures = (ways.get(way)?.failures ?? 0) + 1;
    put(ways, way, { failures, lastAtMs: nowMs, openAtMs: nowMs + waitAfter(failures) });
  }

  /** What strangers may still try on an account now. */
  function leftFor(account: string, nowMs: number): number {
    const bucket = strangers.get(account);
    return bucket === undefined ? STRANGERS : Math.min(STRANGERS, bucket.left + (nowMs - bucket.atMs) / STRANGERS_REFILL_MS);
  }

  return {
    begin(attempt, nowMs) {
      // Forgets what was long ago before it is asked who is known.
      waitFor(knownWay(attempt), nowMs);
      const known = isKnown(attempt);
      const way = known ? knownWay(attempt) : strangeWay(attempt);
      const left = known ? STRANGERS : leftFor(attempt.account, nowMs);
      const waitMs = Math.max(waitFor(way, nowMs), left < 1 ? (1 - left) * STRANGERS_REFILL_MS : 0);
      if (waitMs > 0) return waitMs;
      // Counted as wrong until it proves right: a hundred guesses at once get no more tries than one by one.
      count(way, nowMs);
      if (!known) put(strangers, attempt.account, { left: left - 1, atMs: nowMs });
      return 0;
    },
    succeeded(attempt) {
      if (attempt.mark !== null && ways.delete(knownWay(attempt))) return;
      ways.delete(strangeWay(attempt));
      // One's own right password takes back one's own try alone, not the guesses of others.
      const bucket = strangers.get(attempt.account);
      if (bucket !== undefined) strangers.set(attempt.account, { ...bucket, left: Math.min(STRANGERS, bucket.left + 1) });
    },
  };
}

/** Re-inserted, so that the map's first key is always the one that was quiet for longest. */
function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next().value;
  if (map.size > MOST_KEYS && oldest !== undefined) map.delete(oldest);
}
