/** How long a tablet opens without a word from its court; a court may set another. */
export const LEASE_HOURS = 72;

const HOUR_MS = 3_600_000;

/** A moment by the tablet's clocks: the wall, and the one of this session that nobody can set. */
export interface DeviceMoment {
  readonly wallMs: number;
  readonly monoMs: number;
}

/** What a session knows of the last word from the court. */
export interface LastWord {
  /** How long it was ago when this session heard of it: by the wall across a start, and never below nothing. */
  readonly agoMs: number;
  /** When that was. */
  readonly at: Pick<DeviceMoment, 'monoMs'>;
}

/** The last word as a session finds it noted: a clock that was set back makes no time. */
export const notedWord = (wordWallMs: number, { wallMs, monoMs }: DeviceMoment): LastWord => ({ agoMs: Math.max(0, wallMs - wordWallMs), at: { monoMs } });

/** Whether the lease is over (G4). It closes no open field action: what that means is for the caller to say. Null: the court was never reached. */
export const leaseIsOver = (word: LastWord | null, { monoMs }: Pick<DeviceMoment, 'monoMs'>, hours: number): boolean => word !== null && word.agoMs + (monoMs - word.at.monoMs) > hours * HOUR_MS;
