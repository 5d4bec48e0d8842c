/** Everything that somebody at the tablet does. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const;

export interface Presence {
  /** Nobody has touched the tablet for this long. */
  readonly idleMs: number;
  /** The app has been out of sight for this long. */
  readonly hiddenMs: number;
}

/**
 * Tells when nobody is there any more; each reason once, until somebody is there again. A timer may have slept with the tablet: the clock is
 * asked again whenever the app is seen. Returns the end of watching.
 */
export function watchPresence({ idleMs, hiddenMs }: Presence, gone: () => void): () => void {
  let seenAt = Date.now();
  let hiddenAt: number | null = document.visibilityState === 'hidden' ? Date.now() : null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function look(): void {
    if (timer) clearTimeout(timer);
    const now = Date.now();
    const left = Math.min(seenAt + idleMs, hiddenAt === null ? Infinity : hiddenAt + hiddenMs) - now;
    if (left <= 0) gone();
    timer = setTimeout(look, left <= 0 ? Math.min(idleMs, 10_000) : left);
  }
  const touched = (): void => void (seenAt = Date.now());
  function visibility(): void {
    look();
    hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
    look();
  }

  for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', visibility);
  look();
  return () => {
    if (timer) clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    document.removeEventListener('visibilitychange', visibility);
  };
}
