interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

const START = Date.UTC(2026, 2, 2, 1);

/** The time of a history: it passes when somebody says so. */
export class SimTime {
  nowMs = 0;
  private readonly timers = new Set<Timer>();

  /** The true time, as the court's clock tells it. */
  now = (): Date => new Date(START + this.nowMs);

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, run };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  nextMs(): number | null {
    return this.timers.size === 0 ? null : Math.min(...[...this.timers].map(({ atMs }) => atMs));
  }

  /** Lets time pass and runs what was due by then, each once; what it makes due runs at the next pass. */
  pass(ms: number): void {
    this.nowMs += ms;
    const due = [...this.timers].filter(({ atMs }) => atMs <= this.nowMs).sort((a, b) => a.atMs - b.atMs);
    for (const timer of due) if (this.timers.delete(timer)) timer.run();
  }
}
