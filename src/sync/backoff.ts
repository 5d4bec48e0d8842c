/** How a failure is waited out, by what has to change before trying again makes sense. */
export type Patience =
  /** The gateway does not answer: ask again soon, so that sending resumes by itself once it returns. */
  | 'link'
  /** One request failed on an answering gateway. */
  | 'request'
  /** Somebody has to act first (disk full, refused file, unverifiable receipt). */
  | 'person';

const waits: Record<Patience, { readonly firstMs: number; readonly ceilingMs: number }> = {
  link: { firstMs: 1_000, ceilingMs: 30_000 },
  request: { firstMs: 2_000, ceilingMs: 5 * 60_000 },
  person: { firstMs: 30_000, ceilingMs: 10 * 60_000 },
};

/** The longest wait that a gateway may ask for: a wrong answer must not silence a tablet for a day. */
const LONGEST_ASKED_MS = 15 * 60_000;

/**
 * Milliseconds to wait after the `attempts`-th failure in a row (1, 2 …): doubled each time up to a ceiling, then cut by
 * chance to between half and all of it, so that the tablets of a court do not return in step (S3).
 * @param chance in [0, 1)
 * @param askedMs what the gateway asked for; never undercut
 */
export function delayMs(patience: Patience, attempts: number, chance: number, askedMs: number | null = null): number {
  const { firstMs, ceilingMs } = waits[patience];
  const full = Math.min(ceilingMs, firstMs * 2 ** Math.min(30, Math.max(0, attempts - 1)));
  return Math.max(Math.round(full * (0.5 + chance / 2)), Math.min(askedMs ?? 0, LONGEST_ASKED_MS));
}
