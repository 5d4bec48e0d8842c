/** A clock that stands until it is told to go on. */
export class TestClock {
  private atMs = Date.parse('2026-03-02T01:00:00.000Z');

  readonly now = (): Date => new Date(this.atMs);

  advance(ms: number): void {
    this.atMs += ms;
  }
}
