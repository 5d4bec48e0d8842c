/** The device's clocks. Both are claims; nothing here orders or refuses (protocol E5). */
export interface DeviceClock {
  /** Wall clock, ISO in UTC. */
  wallIso(): string;
  /** Milliseconds of this session that no change of the wall clock touches. */
  monoMs(): number;
  /** Id of the session in which `monoMs` counts. */
  readonly session: string;
  /** Runs once after a delay; returns its cancel. */
  after(delayMs: number, run: () => void): () => void;
  /** The last time that a server told, or null. */
  lastServerTime(): string | null;
  heardServerTime(iso: string): void;
  /** Everything that the device knows about now. */
  moment(): { readonly wall: string; readonly monoMs: number; readonly session: string; readonly server: string | null };
}

export function createClock(session: string, lastHeard: string | null = null): DeviceClock {
  let server = lastHeard;
  const wallIso = () => new Date().toISOString();
  // A tenth of a millisecond is all that browsers give; more digits would be noise in the evidence.
  const monoMs = () => Math.round(performance.now() * 10) / 10;
  return {
    wallIso,
    monoMs,
    session,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    lastServerTime: () => server,
    heardServerTime: (iso) => void (server = iso),
    moment: () => ({ wall: wallIso(), monoMs: monoMs(), session, server }),
  };
}
